package org.rollcall.track.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Columns of whole numbers, all with the same number of rows, as few bytes: what stands beside the fixes of a
 * {@link TrackCodec} piece, such as when each arrived. Lossless.
 *
 * <p>Form: one byte version, four bytes CRC-32C of what follows, four bytes rows, one byte columns, the coded columns.
 */
public final class NumbersCodec {
    private static final byte VERSION = 2;
    private static final int HEAD = 10;
    private static final int CHECKED_FROM = 5;
    private static final int MOST_COLUMNS = 16;

    private NumbersCodec() {}

    /**
     * Writes the columns.
     *
     * @throws IllegalArgumentException if there are none or more than 16, or they differ in length
     */
    public static byte[] encode(List<long[]> columns) {
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("1 to " + MOST_COLUMNS + " columns go in one piece.");
        }
        int rows = columns.getFirst().length;
        if (rows > TrackCodec.MOST_FIXES || columns.stream().anyMatch(column -> column.length != rows)) {
            throw new IllegalArgumentException(
                    "Columns of one length are needed, of at most " + TrackCodec.MOST_FIXES + " rows.");
        }
        BitWriter bits = new BitWriter();
        Column coder = new Column(bits);
        columns.forEach(coder::write);
        byte[] coded = bits.finish();
        ByteBuffer whole = ByteBuffer.allocate(HEAD + coded.length);
        whole.put(VERSION).putInt(0).putInt(rows).put((byte) columns.size()).put(coded);
        return whole.putInt(1, checksum(whole.array())).array();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException with a sentence, when the bytes are damaged or something else
     */
    public static List<long[]> decode(byte[] bytes) {
        if (bytes.length < HEAD || bytes[0] != VERSION) {
            throw new IllegalArgumentException("These bytes are no columns of version " + VERSION + ".");
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (head.getInt(1) != checksum(bytes)) {
            throw new IllegalArgumentException("The columns are damaged: their checksum does not hold.");
        }
        int rows = head.getInt(CHECKED_FROM);
        int number = head.get(HEAD - 1);
        if (rows < 0 || rows > TrackCodec.MOST_FIXES || number < 1 || number > MOST_COLUMNS) {
            throw new IllegalArgumentException("The columns say that they are " + number + " of " + rows + " rows.");
        }
        try {
            Column coder = new Column(new BitReader(bytes, HEAD, bytes.length));
            List<long[]> columns = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                columns.add(coder.read(rows));
            }
            return columns;
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException("The columns are damaged.", e);
        }
    }

    private static int checksum(byte[] whole) {
        CRC32C crc = new CRC32C();
        crc.update(whole, CHECKED_FROM, whole.length - CHECKED_FROM);
        return (int) crc.getValue();
    }
}
