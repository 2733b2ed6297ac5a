package org.rollcall.face;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** JPEG, PNG or WebP bytes in, upright picture out; refuses from the header what would not fit. */
final class PictureDecoder {
    private static final int SMALLEST_SIDE = 60;
    /** The longer side after decoding; more adds nothing to a face that fills a selfie. */
    private static final int LONGEST_SIDE = 2048;

    private static final long LARGE = 8_000_000;

    private final int maxBytes;
    private final long maxPixels;
    /** A progressive JPEG holds six bytes a pixel while it is decoded, so large ones go one by one. */
    private final Semaphore large = new Semaphore(1);

    PictureDecoder(int maxBytes, long maxPixels) {
        this.maxBytes = maxBytes;
        this.maxPixels = maxPixels;
    }

    Picture decode(byte[] file) throws UnreadableException {
        if (file.length > maxBytes) {
            throw new UnreadableException(PictureProblem.TOO_MANY_BYTES);
        }
        PictureHeader header = PictureHeader.of(file);
        if (header.width() <= 0 || header.height() <= 0) {
            throw new UnreadableException(PictureProblem.DAMAGED);
        }
        long pixels = (long) header.width() * header.height();
        if (pixels > maxPixels) {
            throw new UnreadableException(PictureProblem.TOO_MANY_PIXELS);
        }
        if (Math.min(header.width(), header.height()) < SMALLEST_SIDE) {
            throw new UnreadableException(PictureProblem.TOO_FEW_PIXELS);
        }
        if (pixels <= LARGE) {
            return upright(file, header);
        }
        large.acquireUninterruptibly();
        try {
            return upright(file, header);
        } finally {
            large.release();
        }
    }

    private static Picture upright(byte[] file, PictureHeader header) throws UnreadableException {
        BufferedImage image = read(file, header);
        byte[] bgr = ((DataBufferByte) asBgr(image).getRaster().getDataBuffer()).getData();
        Picture stored = new Picture(image.getWidth(), image.getHeight(), bgr);
        return Orientation.upright(stored, Orientation.of(header.exif()));
    }

    // Decoders meet hostile files here; whatever they throw means that this file cannot be read.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static BufferedImage read(byte[] file, PictureHeader header) throws UnreadableException {
        byte[] content = switch (header.format()) {
            case JPEG -> file;
            case PNG -> pixelChunks(file);
            // The reader looks a word ahead and fails on a small file that ends where its pixels do.
            case WEBP -> Arrays.copyOf(file, file.length + Long.BYTES * 2);
        };
        ImageReader reader = reader(header.format());
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
                throw new UnreadableException(PictureProblem.DAMAGED);
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = (Math.max(header.width(), header.height()) + LONGEST_SIDE - 1) / LONGEST_SIDE;
            param.setSourceSubsampling(step, step, 0, 0);
            preferBgr(reader, param);
            return reader.read(0, param);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableException(PictureProblem.DAMAGED);
        } finally {
            reader.dispose();
        }
    }

    private static void preferBgr(ImageReader reader, ImageReadParam param) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        while (types.hasNext()) {
            ImageTypeSpecifier type = types.next();
            if (type.getBufferedImageType() == BufferedImage.TYPE_3BYTE_BGR) {
                param.setDestinationType(type);
                return;
            }
        }
    }

    private static ImageReader reader(PictureHeader.Format format) {
        return switch (format) {
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    /** Leaves out a PNG's text and profile chunks: they are compressed and may unpack to any size. */
    private static byte[] pixelChunks(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, 8);
        int at = 8;
        while (at + 12 <= file.length) {
            int length = (file[at] & 255) << 24
                    | (file[at + 1] & 255) << 16
                    | (file[at + 2] & 255) << 8
                    | file[at + 3] & 255;
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            boolean critical = (file[at + 4] & 32) == 0;
            if (critical || PictureHeader.ascii(file, at + 4, "tRNS")) {
                out.write(file, at, 12 + length);
            }
            at += 12 + length;
        }
        return out.toByteArray();
    }

    private static BufferedImage asBgr(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage out = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = out.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, out.getWidth(), out.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return out;
    }
}
