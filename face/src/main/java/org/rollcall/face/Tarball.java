package org.rollcall.face;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads chosen files out of a gzipped ustar archive (POSIX.1-1988) whose digest has already been checked. */
final class Tarball {
    private static final int BLOCK = 512;

    interface Sink {
        void accept(String path, byte[] content) throws IOException;
    }

    private Tarball() {}

    static void extract(byte[] gzipped, String root, Set<String> wanted, Sink sink) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped), 1 << 16)) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                String path = text(header, 0, 100);
                long size = Long.parseLong(text(header, 124, 12).trim(), 8);
                long padding = (BLOCK - size % BLOCK) % BLOCK;
                String inside = path.startsWith(root) ? path.substring(root.length()) : "";
                if (wanted.contains(inside)) {
                    sink.accept(inside, in.readNBytes(Math.toIntExact(size)));
                    in.skipNBytes(padding);
                } else {
                    in.skipNBytes(size + padding);
                }
                header = in.readNBytes(BLOCK);
            }
        }
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.US_ASCII);
    }
}
