package org.rollcall.checkin.internal.telephone;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** The digits to repeat: new each time, in groups short enough to be remembered. */
final class DrawnDigits {
    private static final int GROUP = 4;
    private static final int GROUPS = 2;
    private static final int PASSES = 3;
    private final RandomGenerator random;

    DrawnDigits() {
        this(new SecureRandom());
    }

    DrawnDigits(RandomGenerator random) {
        this.random = random;
    }

    /** Two groups of four; no digit twice in a row, since people join those. */
    List<String> challenge() {
        var digits = new StringBuilder();
        while (digits.length() < GROUP * GROUPS) {
            int next = random.nextInt(10);
            if (digits.isEmpty() || digits.charAt(digits.length() - 1) != '0' + next) {
                digits.append(next);
            }
        }
        return List.of(digits.substring(0, GROUP), digits.substring(GROUP));
    }

    /** Three passes over the ten digits, each in another order, in groups of five. */
    List<String> enrolment() {
        var groups = new ArrayList<String>();
        for (int pass = 0; pass < PASSES; pass++) {
            var order = new ArrayList<>(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
            Collections.shuffle(order, java.util.Random.from(random));
            groups.add(String.join("", order.subList(0, 5)));
            groups.add(String.join("", order.subList(5, 10)));
        }
        return groups;
    }
}
