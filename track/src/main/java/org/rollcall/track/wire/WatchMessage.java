package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;

/**
 * What a watch says: {@code LK} (link, with steps, tumbles and battery), {@code UD} (position, some makers name the network
 * behind it), {@code UD2} (position from out of coverage), {@code AL} (alarm with the position), {@code WT}, {@code WG},
 * {@code WAD} and {@code PP} (it asks for weather, place, address or a friend, with its position). {@link WatchPosition}
 * reads positions. Link, alarm and what else its maker wants answered is answered; what the wearer's body measures and what
 * is not known is kept as it was sent. Sound and pictures are not kept, and so not answered.
 */
final class WatchMessage {
    private static final Set<String> COMMANDS = Set.of("UPLOAD", "FIND", "MESSAGE");
    private static final Set<String> ASKING = Set.of("INIT", "TKQ", "TKQ2");

    /**
     * @param maker two letters
     * @param number what stands between device and length, with its star; mostly empty
     * @param length as it was sent
     */
    private record Head(String maker, String device, String number, String length, int size) {
        static Head of(String text) throws Garbled {
            String[] parts = text.split("\\*", -1);
            if (parts.length < 4 || !parts[1].matches("\\d{5,20}")) {
                throw Garbled.frame(1, "maker*device*length*content was expected");
            }
            boolean numbered = parts.length > 4;
            return new Head(parts[0], parts[1], numbered ? parts[2] + "*" : "", parts[numbered ? 3 : 2], text.length());
        }

        Reply reply(String word) {
            String said = switch (word.toUpperCase(Locale.ROOT)) {
                case "LK", "TKQ", "TKQ2", "BPHRT", "BTEMP2" -> word;
                case "INIT", "CONFIG" -> word + ",1";
                default -> word.startsWith("AL") ? "AL" : "";
            };
            if (said.isEmpty()) {
                return Reply.NONE;
            }
            String text = "[%s*%s*%s%04X*%s]".formatted(maker, device, number, said.length(), said);
            return Reply.confirm(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private WatchMessage() {}

    static Frame read(String before, byte[] content) throws Garbled {
        Head head = Head.of(before);
        String[] fields = fields(content);
        String word = fields[0];
        if (WatchFrame.isRecording(word)) {
            return recording(before, content);
        }
        Reply reply = head.reply(word);
        int position = WatchPosition.in(fields);
        if (position > 0) {
            Fix.Builder fix = WatchPosition.read(fields, position, head.size() + 1);
            miscounted(head, content).forEach(fix::extra);
            return new Frame.Fixes(head.device(), List.of(fix.build()), reply);
        }
        if (COMMANDS.contains(word) || fields.length == 1 && !word.equals("LK") && !ASKING.contains(word)) {
            return new Frame.Answer(head.device(), String.join(",", fields), reply);
        }
        if (fields.length == 1 || ASKING.contains(word)) {
            return new Frame.KeepAlive(head.device(), reply);
        }
        return status(head, fields, content, reply);
    }

    /** Sound or a picture: that it came is kept. */
    static Frame recording(String before, byte[] content) throws Garbled {
        Head head = Head.of(before);
        Extras extras = Extras.builder()
                .put("command", fields(content)[0])
                .put("length", head.length())
                .build();
        return new Frame.Status(head.device(), null, null, Set.of(), extras, Reply.NONE);
    }

    private static Frame status(Head head, String[] fields, byte[] content, Reply reply) throws Garbled {
        Extras.Builder extras = Extras.builder();
        Double battery = null;
        if (fields[0].equals("LK") && fields.length >= 4) {
            battery = percent(fields);
            extras.put("steps", fields[1]).put("tumbles", fields[2]).put("battery", fields[3]);
        } else {
            extras.put("command", fields[0]);
            for (int i = 1; i < fields.length; i++) {
                if (!fields[i].isBlank()) {
                    extras.put("field" + i, fields[i]);
                }
            }
        }
        miscounted(head, content).forEach(extras::put);
        return new Frame.Status(head.device(), null, battery, Set.of(), extras.build(), reply);
    }

    private static @Nullable Double percent(String[] fields) throws Garbled {
        Double battery = LineSession.number(fields, 3, "the battery");
        return battery != null && battery >= 0 && battery <= 100 ? battery : null;
    }

    /** Some makers count wrongly; what can be read whole is kept all the same, with the length they sent. */
    private static Map<String, String> miscounted(Head head, byte[] content) {
        boolean right = head.length().matches("[0-9A-Fa-f]{4}")
                && Integer.parseInt(head.length(), 16) == WatchFrame.unescaped(content).length;
        return right ? Map.of() : Map.of("length.sent", head.length());
    }

    /** Commas that divide are not escaped, those within a field are. */
    private static String[] fields(byte[] content) {
        String[] fields = new String(content, StandardCharsets.ISO_8859_1).split(",", -1);
        for (int i = 0; i < fields.length; i++) {
            byte[] plain = WatchFrame.unescaped(fields[i].getBytes(StandardCharsets.ISO_8859_1));
            fields[i] = new String(plain, StandardCharsets.UTF_8);
        }
        return fields;
    }
}
