package org.rollcall.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.rollcall.document.DocumentRefused;
import org.rollcall.document.DocumentType;

class BarePictureTest {
    private static final long LARGEST = 1 << 20;
    private static final byte[] PLACE = "48.2082 N 16.3738 E".getBytes(StandardCharsets.US_ASCII);

    private static byte[] drawn(String format) throws IOException {
        var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 30; i++) {
            picture.setRGB(i, i, 0x3060a0 + i * 511);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** A segment with its marker, its length and this content. */
    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static boolean holds(byte[] content, byte[] part) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture));
        return read.getRGB(0, 0, 40, 30, null, 0, 40);
    }

    @Test
    void aJpegLosesThePlaceAndKeepsItsPixelsAndWhichWayUpItIs() throws IOException {
        byte[] plain = drawn("jpg");
        byte[] exif = Orientation.segment(6);
        byte[] sent = joined(
                Arrays.copyOf(plain, 2),
                segment(0xe1, joined(Arrays.copyOfRange(exif, 4, exif.length), PLACE)),
                segment(0xfe, PLACE),
                Arrays.copyOfRange(plain, 2, plain.length),
                "ftypmp42 a film".getBytes(StandardCharsets.US_ASCII));
        ReceivedPage page = ReceivedPage.of(sent, LARGEST);
        assertThat(page.type()).isEqualTo(DocumentType.JPEG);
        assertThat(holds(page.content(), PLACE)).isFalse();
        assertThat(holds(page.content(), "a film".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(holds(page.content(), exif)).isTrue();
        assertThat(pixels(page.content())).isEqualTo(pixels(plain));
    }

    @Test
    void aPngLosesItsWords() throws IOException {
        byte[] plain = drawn("png");
        byte[] words = ByteBuffer.allocate(12 + PLACE.length)
                .putInt(PLACE.length)
                .put("tEXt".getBytes(StandardCharsets.US_ASCII))
                .put(PLACE)
                .putInt(0)
                .array();
        byte[] sent = joined(Arrays.copyOf(plain, 33), words, Arrays.copyOfRange(plain, 33, plain.length), PLACE);
        byte[] bare = ReceivedPage.of(sent, LARGEST).content();
        assertThat(holds(bare, PLACE)).isFalse();
        assertThat(pixels(bare)).isEqualTo(pixels(plain));
    }

    @Test
    void aWebpLosesItsPlace_andSaysSoInItsHeader() {
        byte[] header = chunk("VP8X", new byte[] {0x0c, 0, 0, 0, 9, 0, 0, 9, 0, 0});
        byte[] pixels = chunk("VP8L", new byte[] {1, 2, 3});
        byte[] bare = ReceivedPage.of(webp(joined(header, pixels, chunk("EXIF", PLACE))), LARGEST)
                .content();
        header[8] = 0;
        assertThat(bare).isEqualTo(webp(joined(header, pixels)));
    }

    private static byte[] chunk(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] webp(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(chunks)
                .array();
    }

    @Test
    void aBrokenPictureAndEverythingElseIsRefused() throws IOException {
        byte[] png = drawn("png");
        byte[] jpeg = drawn("jpg");
        refused(Arrays.copyOf(png, png.length - 20));
        refused(Arrays.copyOf(jpeg, jpeg.length - 2));
        refused("<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        refused("\0\0\0\30ftypheic".getBytes(StandardCharsets.ISO_8859_1));
        refused(new byte[0]);
        assertThatThrownBy(() -> ReceivedPage.of(png, 10))
                .isInstanceOfSatisfying(
                        DocumentRefused.class, e -> assertThat(e.reason()).isEqualTo(DocumentRefused.Reason.SIZE));
    }

    private static void refused(byte[] sent) {
        assertThatThrownBy(() -> ReceivedPage.of(sent, LARGEST))
                .isInstanceOfSatisfying(
                        DocumentRefused.class, e -> assertThat(e.reason()).isEqualTo(DocumentRefused.Reason.TYPE));
    }
}
