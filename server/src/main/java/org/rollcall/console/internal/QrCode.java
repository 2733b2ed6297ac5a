package org.rollcall.console.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A text as a QR code (ISO/IEC 18004), to be drawn in SVG.
 *
 * @param side how many squares it is wide and high, without the four of blank margin it needs all around
 * @param path the dark squares, as an SVG path in units of one square
 */
public record QrCode(int side, String path) {
    /** @throws IllegalArgumentException where the text is too long for any code, some 1,900 characters */
    static QrCode of(String text) {
        try {
            ByteMatrix squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < squares.getHeight(); y++) {
                for (int x = 0; x < squares.getWidth(); x++) {
                    if (squares.get(x, y) == 1) {
                        path.append("M").append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(squares.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("The text is too long for a QR code.", e);
        }
    }

    /** The part of the plane that is shown: the squares and their margin. */
    public String viewBox() {
        return "-4 -4 " + (side + 8) + " " + (side + 8);
    }
}
