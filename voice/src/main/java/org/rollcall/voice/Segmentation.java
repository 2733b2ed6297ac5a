package org.rollcall.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the digits in the takes of an enrolment, for which there are no templates yet: a first guess by energy, then each
 * take aligned against the digits of the others until they agree.
 */
final class Segmentation {
    private static final int ROUNDS = 5;
    /** Pauses in frames that may part digits, shortest first: the stop in a "six" or "eight" parts none. */
    private static final int[] GAPS = {6, 8, 10, 13, 16, 20};

    private static final int SHORTEST_ISLAND = 5;
    /** The longest stop inside a digit, in frames. */
    private static final int LONGEST_STOP = 13;
    /** How long a digit may be too faint to count as speech at its ends, in frames. */
    private static final int FAINT = 4;

    private final List<Speech> takes;
    private final List<String> digits;
    private final List<List<Alignment.Placed>> placed = new ArrayList<>();
    private final boolean[] trusted;

    Segmentation(List<Speech> takes, List<String> digits) {
        this.takes = takes;
        this.digits = digits;
        trusted = new boolean[takes.size()];
    }

    /** The digits' places, one list a take; empty for a take with no speech. */
    List<List<Alignment.Placed>> find() {
        for (int i = 0; i < takes.size(); i++) {
            placed.add(guess(i));
        }
        for (int round = 0; round < ROUNDS; round++) {
            boolean onlyTrusted = round == 0 && anyTrusted();
            boolean moved = false;
            for (int i = 0; i < takes.size(); i++) {
                if (digits.get(i).length() > 1) {
                    moved |= refine(i, onlyTrusted);
                }
            }
            if (!moved) {
                break;
            }
        }
        return placed;
    }

    private boolean anyTrusted() {
        for (boolean t : trusted) {
            if (t) {
                return true;
            }
        }
        return false;
    }

    /** Every other take's digits as templates. */
    Templates others(int take, boolean onlyTrusted) {
        Templates templates = new Templates();
        for (int i = 0; i < takes.size(); i++) {
            if (i != take && (trusted[i] || !onlyTrusted)) {
                for (Alignment.Placed p : placed.get(i)) {
                    templates.add(p.digit(), takes.get(i), p.from(), p.to());
                }
            }
        }
        return templates;
    }

    /** Aligns a take against the others; says whether a digit moved by more than two frames. */
    private boolean refine(int take, boolean onlyTrusted) {
        Templates templates = others(take, onlyTrusted);
        if (!templates.has(digits.get(take))) {
            templates = others(take, false);
        }
        if (!templates.has(digits.get(take))) {
            for (Alignment.Placed p : placed.get(take)) {
                templates.add(p.digit(), takes.get(take), p.from(), p.to());
            }
        }
        if (templates.has(digits.get(take))) {
            Alignment.Path path = new Alignment(takes.get(take), templates)
                    .asked(digits.get(take))
                    .path();
            if (!path.digits().isEmpty()) {
                List<Alignment.Placed> spoken = spoken(path.digits(), takes.get(take));
                List<Alignment.Placed> before = placed.set(take, spoken);
                return moved(before, spoken);
            }
        }
        return false;
    }

    /**
     * The digits without the pauses around them: an example that ends in a pause fits every pause, and the next digits
     * aligned with it would spread over still more of them.
     */
    private static List<Alignment.Placed> spoken(List<Alignment.Placed> digits, Speech speech) {
        List<Alignment.Placed> out = new ArrayList<>();
        for (Alignment.Placed p : digits) {
            int[] longest = {p.from(), p.from()};
            int[] part = {-1, -1};
            for (int t = p.from(); t < p.to(); t++) {
                if (speech.isSpeech(t)) {
                    part = part[0] >= 0 && t - part[1] < LONGEST_STOP
                            ? new int[] {part[0], t + 1}
                            : new int[] {t, t + 1};
                    longest = part[1] - part[0] > longest[1] - longest[0] ? part : longest;
                }
            }
            // A digit in nothing but a pause keeps no frame and so is no example.
            int faint = longest[1] == longest[0] ? 0 : FAINT;
            out.add(new Alignment.Placed(
                    p.digit(), Math.max(p.from(), longest[0] - faint), Math.min(p.to(), longest[1] + faint), p.cost()));
        }
        return out;
    }

    private static boolean moved(List<Alignment.Placed> before, List<Alignment.Placed> after) {
        if (before.size() != after.size()) {
            return true;
        }
        for (int i = 0; i < after.size(); i++) {
            Alignment.Placed a = after.get(i);
            Alignment.Placed b = before.get(i);
            if (Math.abs(a.from() - b.from()) > 2 || Math.abs(a.to() - b.to()) > 2) {
                return true;
            }
        }
        return false;
    }

    private List<Alignment.Placed> guess(int take) {
        Speech speech = takes.get(take);
        String asked = digits.get(take);
        List<int[]> islands = islands(speech, asked.length());
        if (asked.length() == 1 && !islands.isEmpty()) {
            islands = List.of(new int[] {islands.getFirst()[0], islands.getLast()[1]});
        }
        trusted[take] = islands.size() == asked.length();
        islands = new ArrayList<>(islands);
        while (islands.size() > asked.length()) {
            join(islands);
        }
        while (!islands.isEmpty() && islands.size() < asked.length()) {
            if (!split(islands, speech)) {
                return List.of();
            }
        }
        List<Alignment.Placed> out = new ArrayList<>();
        for (int i = 0; i < islands.size(); i++) {
            out.add(new Alignment.Placed(asked.charAt(i) - '0', islands.get(i)[0], islands.get(i)[1], 0));
        }
        return out;
    }

    /** As many islands of speech as there are digits, if there is a pause that parts it so. */
    private static List<int[]> islands(Speech speech, int wanted) {
        for (int gap : GAPS) {
            List<int[]> islands = parted(speech, gap);
            if (islands.size() == wanted) {
                return islands;
            }
        }
        return parted(speech, GAPS[0]);
    }

    private static List<int[]> parted(Speech speech, int gap) {
        List<int[]> out = new ArrayList<>();
        for (int t = 0; t < speech.frames(); t++) {
            if (speech.isSpeech(t)) {
                if (!out.isEmpty() && t - out.getLast()[1] < gap) {
                    out.getLast()[1] = t + 1;
                } else {
                    out.add(new int[] {t, t + 1});
                }
            }
        }
        out.removeIf(i -> i[1] - i[0] < SHORTEST_ISLAND);
        return out;
    }

    private static void join(List<int[]> islands) {
        int at = 0;
        for (int i = 1; i + 1 < islands.size(); i++) {
            if (gap(islands, i) < gap(islands, at)) {
                at = i;
            }
        }
        islands.get(at)[1] = islands.get(at + 1)[1];
        islands.remove(at + 1);
    }

    private static int gap(List<int[]> islands, int i) {
        return islands.get(i + 1)[0] - islands.get(i)[1];
    }

    /** Cuts the longest island where it is quietest, away from its ends. */
    private static boolean split(List<int[]> islands, Speech speech) {
        int longest = 0;
        for (int i = 1; i < islands.size(); i++) {
            if (islands.get(i)[1] - islands.get(i)[0] > islands.get(longest)[1] - islands.get(longest)[0]) {
                longest = i;
            }
        }
        int[] island = islands.get(longest);
        int length = island[1] - island[0];
        if (length < 4) {
            return false;
        }
        int cut = island[0] + length / 2;
        for (int t = island[0] + length / 4; t <= island[1] - length / 4; t++) {
            cut = speech.energy()[t] < speech.energy()[cut] ? t : cut;
        }
        islands.add(longest + 1, new int[] {cut, island[1]});
        island[1] = cut;
        return true;
    }
}
