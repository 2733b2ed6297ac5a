package org.rollcall.location.internal;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Letter pages that fill from the top; a new one begins where there is no room. Lengths are points, 1/72 inch. */
final class PaperSheet implements AutoCloseable {
    static final float LEFT = 54;
    static final float WIDTH = PDRectangle.LETTER.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.LETTER.getHeight() - 54;
    private static final float BOTTOM = 60;
    private static final float HEADING = 13;
    private static final String SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private @Nullable PDPageContentStream out;
    private float y = TOP;

    PaperSheet() {
        try (InputStream sans = PDDocument.class.getResourceAsStream(SANS)) {
            font = PDType0Font.load(document, sans);
        } catch (IOException e) {
            throw new UncheckedIOException("The font of court papers cannot be read.", e);
        }
    }

    PDDocument document() {
        return document;
    }

    /** A line that begins at the left; too long a line is broken at blanks. */
    void line(String text, float size) throws IOException {
        for (String part : broken(encodable(text), size)) {
            cells(new float[] {0}, new String[] {part}, size);
        }
    }

    /** A line above others of its own, with room for some of them below it. */
    void heading(String text) throws IOException {
        room(HEADING + 40);
        line(text, HEADING);
    }

    void gap(float points) {
        y -= points;
    }

    /** Texts in one line, each at its own distance from the left. */
    void cells(float[] at, String[] texts, float size) throws IOException {
        PDPageContentStream page = room(size * 1.35f);
        y -= size * 1.35f;
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                page.beginText();
                page.setFont(font, size);
                page.newLineAtOffset(LEFT + at[i], y);
                page.showText(encodable(texts[i]));
                page.endText();
            }
        }
    }

    /** A square that drawings may fill, {@code side} wide, with its lower left corner. */
    Drawing square(float side) throws IOException {
        PDPageContentStream page = room(side + 8);
        y -= side + 8;
        page.setStrokingColor(Color.GRAY);
        page.setLineWidth(0.5f);
        page.addRect(LEFT, y, side, side);
        page.stroke();
        return new Drawing(page, LEFT, y, side);
    }

    record Drawing(PDPageContentStream page, float x, float y, float side) {}

    void newPage() throws IOException {
        close(out);
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        out = new PDPageContentStream(document, page);
        y = TOP;
    }

    private PDPageContentStream room(float height) throws IOException {
        if (out == null || y - height < BOTTOM) {
            newPage();
        }
        return java.util.Objects.requireNonNull(out);
    }

    /** Writes the foot of every page, then no more can be written. */
    void foot(String text) throws IOException {
        close(out);
        out = null;
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (var page = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true)) {
                page.beginText();
                page.setFont(font, 7);
                page.newLineAtOffset(LEFT, BOTTOM - 22);
                page.showText(encodable(text + "   Page " + (i + 1) + " of " + pages));
                page.endText();
            }
        }
    }

    void writeText(PDPageContentStream page, float x, float at, String text, float size) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, at);
        page.showText(encodable(text));
        page.endText();
    }

    private List<String> broken(String text, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** What the font has no sign for becomes a question mark: a name in another script must not stop the paper. */
    private String encodable(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            String one = Character.toString(Character.isISOControl(point) ? ' ' : point);
            plain.append(hasSign(one) ? one : "?");
        });
        return plain.toString();
    }

    private boolean hasSign(String one) {
        try {
            font.encode(one);
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private static void close(@Nullable PDPageContentStream page) throws IOException {
        if (page != null) {
            page.close();
        }
    }

    @Override
    public void close() throws IOException {
        close(out);
        document.close();
    }
}
