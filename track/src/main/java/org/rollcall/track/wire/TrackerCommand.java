package org.rollcall.track.wire;

import java.time.Duration;

/** What a tracker can be told. Which of them a device understands depends on its protocol. */
public sealed interface TrackerCommand {
    /** The shortest and the longest time between two reports. */
    Duration SHORTEST = Duration.ofSeconds(10);

    /** See {@link #SHORTEST}. */
    Duration LONGEST = Duration.ofHours(12);

    /** How many characters a message has at most. */
    int LONGEST_WORDS = 100;

    /** Report so often, in whole seconds, {@link #SHORTEST} to {@link #LONGEST}. */
    record Interval(Duration every) implements TrackerCommand {
        public Interval {
            if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0 || every.toMillisPart() != 0) {
                throw new IllegalArgumentException("A tracker reports every 10 to 43200 whole seconds.");
            }
        }
    }

    /** Buzz or ring once, for some seconds. */
    record Buzz() implements TrackerCommand {}

    /** Show or speak these words: 1 to {@link #LONGEST_WORDS} characters, no control characters. */
    record Message(String words) implements TrackerCommand {
        public Message {
            words = words.strip();
            if (words.isEmpty()
                    || words.length() > LONGEST_WORDS
                    || words.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("A message to a tracker is one line of 1 to 100 characters.");
            }
        }
    }

    /** Whether the wearer and others around hear it. */
    default boolean loud() {
        return !(this instanceof Interval);
    }

    /** What a device's words mean for the command it was sent. */
    enum Answer {
        DONE,
        REFUSED,
        /** The words answer something else. */
        UNRELATED
    }
}
