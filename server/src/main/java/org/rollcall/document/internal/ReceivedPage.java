package org.rollcall.document.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rollcall.document.DocumentRefused;
import org.rollcall.document.DocumentRefused.Reason;
import org.rollcall.document.DocumentType;

/** A page that was sent: its type is known and it says nothing beside what it shows. */
record ReceivedPage(DocumentType type, byte[] content) {
    /** @throws DocumentRefused if it is too large, or of no type that is taken */
    static ReceivedPage of(byte[] sent, long largest) {
        if (sent.length > largest) {
            throw new DocumentRefused(Reason.SIZE);
        }
        DocumentType type = DocumentType.of(sent).orElseThrow(() -> new DocumentRefused(Reason.TYPE));
        try {
            return new ReceivedPage(
                    type,
                    switch (type) {
                        case JPEG -> BarePicture.jpeg(sent);
                        case PNG -> BarePicture.png(sent);
                        case WEBP -> BarePicture.webp(sent);
                        case PDF -> sent;
                    });
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw new DocumentRefused(Reason.TYPE);
        }
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
