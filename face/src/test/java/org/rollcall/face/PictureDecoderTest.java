package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureDecoderTest {
    private final PictureDecoder decoder = new PictureDecoder(1_000_000, 4_000_000);

    @Test
    void readsPng() throws Exception {
        Picture picture = decoder.decode(encode("png"));

        assertThat(picture.width()).isEqualTo(120);
        assertThat(pixel(picture, 10, 10)).isEqualTo(Color.RED);
        assertThat(pixel(picture, 110, 70)).isEqualTo(Color.BLUE);
    }

    @Test
    void readsWebp() throws Exception {
        Picture picture = decoder.decode(webp(64, 72, new Color(200, 100, 50)));

        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(72);
        assertThat(pixel(picture, 30, 40)).isEqualTo(new Color(200, 100, 50));
    }

    /** Where the red corner of the stored picture (upper left) is in the upright one. */
    @ParameterizedTest
    @CsvSource({
        "1,120,80,left,top", "2,120,80,right,top", "3,120,80,right,bottom", "4,120,80,left,bottom",
        "5,80,120,left,top", "6,80,120,right,top", "7,80,120,right,bottom", "8,80,120,left,bottom"
    })
    void turnsThePictureAsItsExifSays(int orientation, int width, int height, String side, String end)
            throws Exception {
        Picture picture = decoder.decode(withExif(encode("jpeg"), orientation));

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        Color corner = pixel(picture, side.equals("left") ? 10 : width - 11, end.equals("top") ? 10 : height - 11);
        assertThat(corner.getRed()).isGreaterThan(200);
        assertThat(corner.getBlue()).isLessThan(60);
    }

    @Test
    void refusesWhatItCannotReadAndSaysWhatToSend() {
        assertRefused(new byte[0], PictureProblem.EMPTY);
        assertRefused(text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), PictureProblem.HEIC);
        assertRefused(text("GIF89a and so on"), PictureProblem.OTHER_FORMAT);
        assertRefused(text("<svg xmlns='http://www.w3.org/2000/svg'/>"), PictureProblem.OTHER_FORMAT);
        assertRefused(new byte[1_000_001], PictureProblem.TOO_MANY_BYTES);
        assertRefused(text("\u00ff\u00d8\u00ff"), PictureProblem.DAMAGED);
        assertThat(PictureProblem.values())
                .allSatisfy(p -> assertThat(p.sentence()).contains("JPEG, PNG or WebP"));
    }

    @Test
    void refusesABombByItsHeader() throws Exception {
        byte[] bomb = encode("png");
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        assertRefused(bomb, PictureProblem.TOO_MANY_PIXELS);
        assertRefused(webp(16_000, 16_000, Color.WHITE), PictureProblem.TOO_MANY_PIXELS);
    }

    @Test
    void refusesAHeaderThatLiesAboutTheSize() throws Exception {
        byte[] lying = encode("png");
        ByteBuffer.wrap(lying).putInt(16, 1_000).putInt(20, 1_000);

        assertRefused(lying, PictureProblem.DAMAGED);
    }

    @Test
    void makesALargePictureSmaller() throws Exception {
        BufferedImage large = new BufferedImage(2500, 1500, BufferedImage.TYPE_3BYTE_BGR);

        Picture picture = decoder.decode(SamplePhotographs.jpeg(large));

        assertThat(picture.width()).isEqualTo(1250);
    }

    @Property(tries = 300, seed = "2026")
    void aDamagedFileIsReadOrRefusedButNeverThrowsAnythingElse(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] file = switch (random.nextInt(3)) {
            case 0 -> encode("jpeg");
            case 1 -> encode("png");
            default -> webp(70, 70, Color.GRAY);
        };
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        byte[] damaged = Arrays.copyOf(file, 1 + random.nextInt(file.length));
        try {
            assertThat(decoder.decode(damaged).width()).isPositive();
        } catch (UnreadableException e) {
            assertThat(e.problem()).isNotNull();
        }
    }

    private void assertRefused(byte[] file, PictureProblem problem) {
        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static byte[] encode(String format) throws IOException {
        BufferedImage image = new BufferedImage(120, 80, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, 120, 80);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 40, 32);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** Puts an EXIF block with nothing but an orientation behind a JPEG's first marker. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] tiff = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 10 + tiff.length);
        out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (8 + tiff.length));
        out.put(text("Exif\0\0")).put(tiff).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    /** A lossless WebP (RFC 9649) of one colour: five prefix codes with one symbol each, and no bits for the pixels. */
    private static byte[] webp(int width, int height, Color color) {
        BitSet bits = new BitSet();
        int at = 0;
        long[][] fields = {
            {0x2F, 8},
            {width - 1, 14},
            {height - 1, 14},
            {0, 4},
            {0, 3},
            {0b101, 3},
            {color.getGreen(), 8},
            {0b101, 3},
            {color.getRed(), 8},
            {0b101, 3},
            {color.getBlue(), 8},
            {0b101, 3},
            {255, 8},
            {0b001, 3},
            {0, 1}
        };
        for (long[] field : fields) {
            for (int i = 0; i < field[1]; i++) {
                bits.set(at++, (field[0] >> i & 1) == 1);
            }
        }
        byte[] data = Arrays.copyOf(bits.toByteArray(), at / 8 + 2 & ~1);
        return ByteBuffer.allocate(20 + data.length)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(text("RIFF"))
                .putInt(12 + data.length)
                .put(text("WEBPVP8L"))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Color pixel(Picture picture, int x, int y) {
        int i = 3 * (y * picture.width() + x);
        return new Color(picture.bgr()[i + 2] & 255, picture.bgr()[i + 1] & 255, picture.bgr()[i] & 255);
    }
}
