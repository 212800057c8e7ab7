// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/Machine.h"

#include "core/base/Affinity.h"
#include "tests/core/observe/Fixtures.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::procFixture;

TEST(CpuModel, IsTheModelNameOfAnX86Processor) {
    EXPECT_EQ(cpuModelFrom(procFixture("cpuinfo-x86.txt")), "AMD EPYC");
}

TEST(CpuModel, IsTheBoardWhereAnArmKernelNamesNoProcessor) {
    EXPECT_EQ(cpuModelFrom(procFixture("cpuinfo-raspberry-pi.txt")), "Raspberry Pi 4 Model B Rev 1.4");
}

TEST(CpuModel, HasNoRunsOfBlanks) {
    EXPECT_EQ(cpuModelFrom("model name\t:   Intel(R)  Core(TM) i7   CPU \n"), "Intel(R) Core(TM) i7 CPU");
}

TEST(CpuModel, IsEmptyWhenNothingNamesIt) {
    EXPECT_EQ(cpuModelFrom(""), "");
    EXPECT_EQ(cpuModelFrom("processor : 0\nno colon here\n:\nmodel name :\n"), "");
}

TEST(AMachine, SaysHowManyOfItsCoresMayBeUsed) {
    Machine machine{1, "Test CPU", "6.1.0", 2};
    EXPECT_EQ(coresInWords(machine), "1 core");
    machine.cores = 4;
    EXPECT_EQ(coresInWords(machine), "4 cores");
    EXPECT_EQ(machine.usableCores(), 4) << "nobody said which";
    machine.coresAllowed = {CoreId(1), CoreId(3)};
    EXPECT_EQ(machine.usableCores(), 2);
    EXPECT_EQ(coresInWords(machine), "2 of 4 cores");
    machine.cpuQuota = 1.5;
    EXPECT_EQ(coresInWords(machine), "2 of 4 cores, CPU quota 1.50");
}

TEST(ThisMachine, HasCoresAModelAndAKernel) {
    const auto machine = readMachine();
    EXPECT_GE(machine.cores, 1);
    EXPECT_EQ(machine.coresAllowed, allowedCores());
    EXPECT_FALSE(machine.cpu.empty());
    EXPECT_FALSE(machine.kernel.empty());
    if (machine.perfEventParanoid) {
        EXPECT_GE(*machine.perfEventParanoid, -1);
    }
}

} // namespace
} // namespace parascope
