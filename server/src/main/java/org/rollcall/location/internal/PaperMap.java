package org.rollcall.location.internal;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.rollcall.location.Placed;

/**
 * Where the fixes lie to one another: points joined in their order, north up, with a scale. No map of streets lies beneath,
 * and no zone is drawn: from a paper that goes to many hands nobody's address shall be read.
 */
final class PaperMap {
    private static final float SIDE = 280;
    private static final float MARGIN = 18;
    private static final double METRES_IN_DEGREE = 111_320;

    private PaperMap() {}

    static void draw(PaperSheet sheet, List<Placed> placed) throws IOException {
        double south =
                placed.stream().mapToDouble(p -> p.fix().latitude()).min().orElse(0);
        double north =
                placed.stream().mapToDouble(p -> p.fix().latitude()).max().orElse(0);
        double west =
                placed.stream().mapToDouble(p -> p.fix().longitude()).min().orElse(0);
        double east =
                placed.stream().mapToDouble(p -> p.fix().longitude()).max().orElse(0);
        double narrow = Math.max(0.01, Math.cos(Math.toRadians((south + north) / 2)));
        double metres =
                Math.max(200, Math.max((north - south) * METRES_IN_DEGREE, (east - west) * METRES_IN_DEGREE * narrow));
        PaperSheet.Drawing square = sheet.square(SIDE);
        double scale = (SIDE - 2 * MARGIN) / metres;
        double eastOfMiddle = (west + east) / 2;
        double northOfMiddle = (south + north) / 2;
        PDPageContentStream page = square.page();
        page.setStrokingColor(new Color(120, 150, 190));
        page.setLineWidth(0.4f);
        page.setNonStrokingColor(new Color(20, 60, 120));
        float[][] points = placed.stream()
                .map(each -> new float[] {
                    (float) (square.x()
                            + SIDE / 2
                            + (each.fix().longitude() - eastOfMiddle) * METRES_IN_DEGREE * narrow * scale),
                    (float) (square.y() + SIDE / 2 + (each.fix().latitude() - northOfMiddle) * METRES_IN_DEGREE * scale)
                })
                .toArray(float[][]::new);
        for (int i = 0; i < points.length; i++) {
            if (i == 0) {
                page.moveTo(points[i][0], points[i][1]);
            } else {
                page.lineTo(points[i][0], points[i][1]);
            }
        }
        page.stroke();
        for (float[] point : points) {
            page.addRect(point[0] - 0.8f, point[1] - 0.8f, 1.6f, 1.6f);
        }
        page.fill();
        page.setNonStrokingColor(Color.BLACK);
        scale(sheet, square, metres);
    }

    private static void scale(PaperSheet sheet, PaperSheet.Drawing square, double metres) throws IOException {
        double bar = Math.pow(10, Math.floor(Math.log10(metres / 2)));
        float length = (float) (bar * (SIDE - 2 * MARGIN) / metres);
        PDPageContentStream page = square.page();
        page.setStrokingColor(Color.BLACK);
        page.setLineWidth(1);
        page.moveTo(square.x() + 6, square.y() + 6);
        page.lineTo(square.x() + 6 + length, square.y() + 6);
        page.stroke();
        String text = bar >= 1000
                ? String.format(Locale.ROOT, "%.0f km", bar / 1000)
                : String.format(Locale.ROOT, "%.0f m", bar);
        sheet.writeText(page, square.x() + 10 + length, square.y() + 4, text + ", north is up", 7);
    }
}
