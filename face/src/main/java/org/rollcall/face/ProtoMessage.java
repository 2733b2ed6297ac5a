package org.rollcall.face;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A protocol buffer message as a list of numbered fields, without a schema: enough to replace nodes in an ONNX file
 * (wire format: protobuf.dev/programming-guides/encoding).
 */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /** One field; {@code content} is the encoded value without the key and, for bytes, without the length. */
    record Field(int number, int wire, byte[] content) {
        ProtoMessage message() {
            return parse(content);
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        long varint() {
            long value = 0;
            for (int i = content.length - 1; i >= 0; i--) {
                value = value << 7 | content[i] & 0x7F;
            }
            return value;
        }
    }

    private final List<Field> fields = new ArrayList<>();

    /** @throws IndexOutOfBoundsException when the bytes are no message */
    static ProtoMessage parse(byte[] bytes) {
        ProtoMessage message = new ProtoMessage();
        int at = 0;
        while (at < bytes.length) {
            int keyEnd = varintEnd(bytes, at);
            long key = new Field(0, VARINT, Arrays.copyOfRange(bytes, at, keyEnd)).varint();
            int wire = (int) (key & 7);
            int from = keyEnd;
            int end = switch (wire) {
                case VARINT -> varintEnd(bytes, from);
                case FIXED64 -> from + 8;
                case FIXED32 -> from + 4;
                case BYTES -> {
                    from = varintEnd(bytes, keyEnd);
                    long length = new Field(0, VARINT, Arrays.copyOfRange(bytes, keyEnd, from)).varint();
                    yield Math.toIntExact(from + length);
                }
                default -> throw new IndexOutOfBoundsException("wire type " + wire);
            };
            if (end > bytes.length) {
                throw new IndexOutOfBoundsException(end);
            }
            message.fields.add(new Field((int) (key >>> 3), wire, Arrays.copyOfRange(bytes, from, end)));
            at = end;
        }
        return message;
    }

    private static int varintEnd(byte[] bytes, int from) {
        int at = from;
        while ((bytes[at] & 0x80) != 0) {
            at++;
        }
        return at + 1;
    }

    List<Field> fields() {
        return fields;
    }

    List<Field> all(int number) {
        return fields.stream().filter(f -> f.number() == number).toList();
    }

    ProtoMessage add(Field field) {
        fields.add(field);
        return this;
    }

    ProtoMessage add(int number, byte[] content) {
        return add(new Field(number, BYTES, content));
    }

    ProtoMessage add(int number, String text) {
        return add(number, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage add(int number, ProtoMessage message) {
        return add(number, message.toBytes());
    }

    ProtoMessage add(int number, long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeVarint(out, value);
        return add(new Field(number, VARINT, out.toByteArray()));
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            writeVarint(out, (long) field.number() << 3 | field.wire());
            if (field.wire() == BYTES) {
                writeVarint(out, field.content().length);
            }
            out.writeBytes(field.content());
        }
        return out.toByteArray();
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
