package org.rollcall.track.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;

/** One connection of a device that speaks JT/T 808. */
final class Jt808Session extends StreamSession {
    private static final int LONGEST = 4096;
    private static final int MOST_PARTS = 16;
    /** Answers of the device, which are not answered. */
    private static final Set<Integer> ANSWERS = Set.of(0x0001, 0x0104, 0x0107, 0x0201, 0x0500);

    private static final DateTimeFormatter TEXT_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Jt808Answers answers;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private int partsOf = -1;
    private int nextPart;

    Jt808Session(Clock clock) {
        super(LONGEST);
        this.clock = clock;
        answers = new Jt808Answers(clock);
    }

    @Override
    Cut cut(byte[] received, int from, int to) throws Garbled {
        if (received[from] == '(') {
            int length = lengthTo(received, from, to, ')');
            return received[from + length - 1] == ')' ? new Cut(length, text(received, from, length)) : Cut.MORE;
        }
        Jt808Escape escape = escape(received[from]);
        if (to - from > 1 && received[from + 1] == received[from]) {
            return Cut.skip(1);
        }
        int length = lengthTo(received, from, to, received[from]);
        if (length < 2 || received[from + length - 1] != received[from]) {
            return Cut.MORE;
        }
        return new Cut(length, read(escape.unescaped(received, from + 1, from + length - 1), escape));
    }

    private static Jt808Escape escape(byte first) throws Garbled {
        for (Jt808Escape escape : Jt808Escape.values()) {
            if (first == (byte) escape.delimiter()) {
                return escape;
            }
        }
        throw Garbled.stream(0, "a message begins with 7E, not with %02X".formatted(first));
    }

    @Override
    int garbledLength(byte[] received, int from, int to) {
        return lengthTo(received, from, to, received[from] == '(' ? ')' : received[from]);
    }

    private static int lengthTo(byte[] received, int from, int to, int end) {
        for (int i = from + 1; i < to; i++) {
            if (received[i] == (byte) end) {
                return i - from + 1;
            }
        }
        return to - from;
    }

    /** {@code (device,...)}: a question for the time has TIME in the place of its answer. */
    private Frame text(byte[] received, int from, int length) throws Garbled {
        String content = new String(received, from + 1, length - 2, StandardCharsets.US_ASCII);
        String[] fields = content.split(",", 2);
        if (fields.length < 2 || !fields[0].matches("[0-9A-Za-z]{4,20}")) {
            throw Garbled.frame(1, "a text in brackets begins with the device: \"" + fields[0] + "\"");
        }
        if (fields[1].contains("BASE,2")) {
            String time = TEXT_TIME.format(clock.instant());
            byte[] answer = ("(" + content.replace("TIME", time) + ")").getBytes(StandardCharsets.US_ASCII);
            return new Frame.KeepAlive(fields[0], Reply.confirm(answer));
        }
        return new Frame.Answer(fields[0], fields[1], Reply.NONE);
    }

    private Frame read(byte[] message, Jt808Escape escape) throws Garbled {
        ByteReader in = new ByteReader(message, 0, message.length - 1);
        Jt808Head head = Jt808Head.read(message, in, escape.phone());
        if (head.parts() <= 1) {
            return body(head, escape, in);
        }
        byte[] whole = whole(head, in);
        return whole == null
                ? new Frame.KeepAlive(head.device(), Reply.NONE)
                : body(head, escape, new ByteReader(whole, 0, whole.length));
    }

    /** The bodies of a split message, which come in order, put together; null while some are still to come. */
    private byte @Nullable [] whole(Jt808Head head, ByteReader in) throws Garbled {
        if (head.parts() > MOST_PARTS || head.part() < 1 || head.part() > head.parts()) {
            throw Garbled.frame(in.position(), "packet " + head.part() + " of " + head.parts() + " is out of range");
        }
        if (head.part() == 1) {
            parts.reset();
            partsOf = head.message();
            nextPart = 1;
        }
        if (partsOf != head.message() || nextPart != head.part()) {
            partsOf = -1;
            throw Garbled.frame(in.position(), "packet " + head.part() + " of a split message is not the next one");
        }
        parts.writeBytes(in.ascii(in.left(), "the body").getBytes(StandardCharsets.ISO_8859_1));
        nextPart++;
        if (head.part() < head.parts()) {
            return null;
        }
        byte[] whole = parts.toByteArray();
        parts.reset();
        partsOf = -1;
        return whole;
    }

    private Frame body(Jt808Head head, Jt808Escape escape, ByteReader in) throws Garbled {
        String device = head.device();
        Reply reply = ANSWERS.contains(head.message()) ? Reply.NONE : answers.general(head, escape);
        return switch (head.message()) {
            case 0x0100 -> new Frame.Login(device, answers.registered(head, escape));
            case 0x0102 -> new Frame.Login(device, reply);
            case 0x0002 -> heartbeat(device, in, reply);
            case 0x0003, 0x0506 -> new Frame.KeepAlive(device, reply);
            case 0x0004 -> new Frame.KeepAlive(device, answers.time(head, escape));
            case 0x0109 -> new Frame.KeepAlive(device, answers.longTime(head, escape));
            case 0x0200 -> Jt808Position.read(in, head.edition2019()).frame(device, reply);
            case 0x0201, 0x0500 -> {
                int answered = in.u16("the serial number answered");
                PacketReport report = Jt808Position.read(in, head.edition2019());
                yield report.extra("answered", answered).frame(device, reply);
            }
            case 0x0704, 0x0210 -> Jt808Position.bulk(in, head, head.message() == 0x0704, reply);
            case 0x0701 -> {
                long length = in.u32("the length of the answer");
                yield new Frame.Answer(device, in.ascii((int) Math.min(length, in.left()), "the answer"), reply);
            }
            case 0x0900 -> Jt808Others.passedOn(in).frame(device, reply);
            case 0x6006 -> new Frame.Answer(device, Jt808Others.words(in), reply);
            case Jt808Head.LOCK, Jt808Head.LOCK_KEPT ->
                Jt808Others.lock(in).extra("message", head.message()).frame(device, answers.lock(head, escape));
            default -> {
                Extras extras = Extras.builder()
                        .put("message", head.message())
                        .put("body", in.hex(in.left(), "the body"))
                        .build();
                yield new Frame.Status(device, null, null, Set.of(), extras, reply);
            }
        };
    }

    /** Some makers put battery, signal and status into it. */
    private static Frame heartbeat(String device, ByteReader in, Reply reply) throws Garbled {
        if (in.left() < 3) {
            return new Frame.KeepAlive(device, reply);
        }
        int percent = in.u8("the battery");
        PacketReport report = new PacketReport().extra("batteryLevel", percent).battery(percent);
        report.extra("signal", in.u8("the signal")).extra("status", in.u8("the status"));
        if (in.left() > 0) {
            report.extra("rest", in.hex(in.left(), "the rest"));
        }
        return report.frame(device, reply);
    }
}
