package org.rollcall.track.wire;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection of a device of the GT06 family: its login applies to all packets after it. */
final class Gt06Session extends StreamSession {
    private static final int TIME = 0x8A;
    private static final int ADDRESS_REQUEST = 0x2A;
    private static final int ADDRESS = 0x97;
    /** Address and telephone, both unknown. */
    private static final String NO_ADDRESS = "NA&&NA&&0##";
    /** What the maker says needs no answer, and what is an answer itself. */
    private static final Set<Integer> UNANSWERED =
            Set.of(0x15, 0x21, 0x28, 0x2C, 0x2E, 0x66, 0x80, 0x81, 0x82, 0x8C, 0x94, 0x9B, 0xA1);

    private static final int TAIL = 6;

    private final Clock clock;
    private String device;
    private boolean known;
    private ZoneOffset named = ZoneOffset.UTC;
    /** Whether the device is one whose packets have no checksum; then a packet is not garbled for want of one. */
    private boolean unsealed;

    private int garbled;

    Gt06Session(Clock clock, String device, boolean known) {
        super(Gt06.LONGEST);
        this.clock = clock;
        this.device = device;
        this.known = known;
    }

    @Override
    Cut cut(byte[] received, int from, int to) throws Garbled {
        garbled = 0;
        Gt06Framing.Packet packet = Gt06Framing.packet(received, from, to);
        if (packet == null) {
            return Cut.MORE;
        }
        garbled = packet.whole();
        boolean extended = received[from] == 0x79;
        int whole = packet.whole();
        boolean proved = packet.sealed() && !(unsealed && wrong(received, from, whole));
        ByteReader in = new ByteReader(received, from, from + whole - (proved ? TAIL : 2));
        in.hex(packet.head(extended) - 1, "the head");
        int number = in.u8("the number");
        if (!proved) {
            return new Cut(whole, unsealed(number, in));
        }
        prove(received, from, whole);
        unsealed = false;
        int serial = (received[from + whole - TAIL] & 0xFF) << 8 | received[from + whole - TAIL + 1] & 0xFF;
        ZoneOffset offset = Gt06Packet.offset(number, named);
        return new Cut(whole, read(new Gt06Packet(number, extended, serial, offset, in)));
    }

    @Override
    int garbledLength(byte[] received, int from, int to) {
        return garbled > 0 ? garbled : Gt06Framing.toNextEnd(received, from, to);
    }

    private static boolean wrong(byte[] received, int from, int whole) {
        return sent(received, from, whole) != Crc16.x25(received, from + 2, from + whole - 4);
    }

    private static int sent(byte[] received, int from, int whole) {
        return (received[from + whole - 4] & 0xFF) << 8 | received[from + whole - 3] & 0xFF;
    }

    private static void prove(byte[] received, int from, int whole) throws Garbled {
        if (wrong(received, from, whole)) {
            throw Garbled.frame(
                    whole - 4,
                    "the CRC sent is %04X, that of the packet %04X"
                            .formatted(sent(received, from, whole), Crc16.x25(received, from + 2, from + whole - 4)));
        }
    }

    private Frame unsealed(int number, ByteReader in) throws Garbled {
        unsealed = true;
        if (number == Zx303.LOGIN) {
            Frame.Login login = Zx303.login(in);
            device = login.device();
            known = true;
            return login;
        }
        mustBeKnown();
        return Zx303.read(device, number, in, clock);
    }

    private void mustBeKnown() throws Garbled {
        if (!known) {
            throw Garbled.stream(0, "a packet before the login: the device must say who it is first");
        }
    }

    private Frame read(Gt06Packet packet) throws Garbled {
        if (packet.number() == Gt06.LOGIN) {
            return login(packet);
        }
        mustBeKnown();
        if (packet.number() == TIME) {
            return new Frame.KeepAlive(device, packet.confirmWithTime(clock));
        }
        PacketReport report = new PacketReport();
        if (packet.number() == 0x15 && !packet.extended() || packet.number() == 0x21) {
            String words = Gt06Reports.answered(packet);
            return Gt06Reports.where(words, packet, report)
                    ? report.frame(device, Reply.NONE)
                    : new Frame.Answer(device, words, Reply.NONE);
        }
        report.extra("number", packet.number());
        Reply reply = content(packet, report);
        if (packet.left() > 0) {
            report.extra("rest", packet.in().hex(packet.left(), "the rest"));
        }
        return report.frame(device, reply);
    }

    /** Reads what the packet says and gives the answer that its kind gets. */
    private Reply content(Gt06Packet packet, PacketReport report) throws Garbled {
        Reply extended = packet.extended() ? longContent(packet, report) : null;
        if (extended != null) {
            return extended;
        }
        int number = packet.number();
        if (Gt06Positions.isOne(number, packet.left())) {
            Gt06Positions.read(packet, report);
            return number == ADDRESS_REQUEST ? packet.answer(ADDRESS, noAddress()) : Reply.NONE;
        }
        if (Gt06Alarms.isOne(number, packet.left())) {
            Gt06Alarms.read(packet, report);
            return packet.confirm();
        }
        return UNANSWERED.contains(number)
                ? unplaced(packet, report, Reply.NONE)
                : unplaced(packet, report, packet.confirm());
    }

    private static Reply unplaced(Gt06Packet packet, PacketReport report, Reply reply) throws Garbled {
        int number = packet.number();
        switch (number) {
            case 0x13 -> Gt06Reports.heartbeat(packet.in(), report);
            case 0x23 -> Gt06Reports.laterHeartbeat(packet.in(), report);
            case 0x36 -> Gt06Reports.state(packet.in(), report);
            case 0x19, 0xA5 -> Gt06Alarms.readWithoutPosition(packet, report);
            case 0x94 -> Gt06Reports.information(packet, report);
            case 0x95 -> Gt06Positions.readEvent(packet, report);
            case 0x9B -> Gt06Reports.passedOn(packet.in(), report);
            case 0xA7 -> Gt06Cell.LONG.read(packet.in(), report);
            default -> {
                if (Gt06Reports.isVehicle(number, packet.left())) {
                    Gt06Reports.vehicle(packet, report);
                } else if (Gt06Reports.isRadio(number)) {
                    Gt06Reports.radio(packet, report);
                } else if (packet.left() > 0) {
                    report.extra("content", packet.in().hex(packet.left(), "the content"));
                }
            }
        }
        return reply;
    }

    /** Numbers that mean something else in the long form; null for those that do not. */
    private static @Nullable Reply longContent(Gt06Packet packet, PacketReport report) throws Garbled {
        switch (packet.number()) {
            case 0x32, 0x33 -> {
                Gt06Bicycle.read(packet, report);
                return packet.confirmLong();
            }
            case 0x38 -> {
                Gt06Bicycle.readWithGeneration(packet, report);
                return Reply.NONE;
            }
            case 0x70 -> {
                Gt06Modules.modular(packet.in(), report);
                return packet.confirm();
            }
            case 0x36, 0x41 -> {
                report.extra("content", packet.in().hex(packet.left(), "the content"));
                return packet.confirmLong();
            }
            default -> {
                return null;
            }
        }
    }

    private static byte[] noAddress() {
        byte[] words = NO_ADDRESS.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] content = new byte[5 + words.length];
        content[0] = (byte) words.length;
        System.arraycopy(words, 0, content, 5, words.length);
        return content;
    }

    private Frame login(Gt06Packet packet) throws Garbled {
        ByteReader in = packet.in();
        String digits = Bcd.digits(in, 8, "the IMEI");
        device = digits.startsWith("0") ? digits.substring(1) : digits;
        known = true;
        if (in.left() >= 4) {
            in.u16("the type");
            named = zone(in.u16("the time zone"));
        }
        return new Frame.Login(device, packet.confirm());
    }

    /** Twelve bits hours and minutes as a decimal number, a bit for west, three for the language. */
    private static ZoneOffset zone(int sent) {
        int number = sent >> 4;
        int minutes = number / 100 * 60 + number % 100;
        if (number % 100 > 59 || minutes > 14 * 60) {
            return ZoneOffset.UTC;
        }
        return ZoneOffset.ofTotalSeconds(((sent & 8) == 0 ? minutes : -minutes) * 60);
    }
}
