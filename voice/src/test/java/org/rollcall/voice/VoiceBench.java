package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processor time of an enrolment and a comparison. Run with {@code -Dtest=VoiceBench -Dexcluded.groups=}. */
@Tag("bench")
class VoiceBench {
    private static final int RUNS = 30;

    @Test
    void thirtySecondsEnrolledAndEightCompared() {
        SyntheticPerson person = new SyntheticPerson(1);
        List<SpokenDigits> takes = new ArrayList<>();
        double seconds = 0;
        for (int i = 0; seconds < 30; i++) {
            String digits = "3160259478".substring(0, seconds < 22 ? 10 : 4);
            takes.add(new SpokenDigits(person.says(digits, i), digits));
            seconds += takes.getLast().sound().seconds();
        }
        SpokenDigits answer = new SpokenDigits(person.says("316025947812603", 99), "316025947812603");
        List<Voiceprint> cohort = new ArrayList<>(Programme.SHIPPED.voiceprints());
        for (int i = 0; cohort.size() < 48; i++) {
            cohort.add(((Enrolment.Enrolled) Programme.SHIPPED.enrol(200 + i, i)).voiceprint());
        }
        Voiceprint claimed =
                ((Enrolment.Enrolled) Programme.SHIPPED.comparison().enrol(takes)).voiceprint();
        double enrol = median(() -> Programme.SHIPPED.comparison().enrol(takes));
        double compare = median(() -> Programme.SHIPPED.comparison().compare(claimed, answer, cohort));
        System.out.printf(
                "enrol %.1f s: %.0f ms; compare %.1f s with %d others: %.0f ms%n",
                seconds, enrol, answer.sound().seconds(), cohort.size(), compare);
        assertThat(enrol).isLessThan(300);
        assertThat(compare).isLessThan(60);
    }

    private static double median(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] milliseconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            work.run();
            milliseconds[i] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
        }
        java.util.Arrays.sort(milliseconds);
        return milliseconds[RUNS / 2];
    }
}
