package org.rollcall.location;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A signed PDF of one person's movement history; {@link CourtStatement#verify} and {@code rollcall paper verify} read it. */
public final class CourtPaper {
    private final byte[] pdf;
    private final CourtStatement statement;

    /** With the content that the statement was made of. */
    public CourtPaper(byte[] pdf, CourtStatement statement) {
        this.pdf = pdf.clone();
        this.statement = statement;
    }

    /** What stands signed in it. */
    public CourtStatement statement() {
        return statement;
    }

    /** Writes the PDF and, behind it, the statement. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(pdf);
        out.write(("%" + statement.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
