package org.rollcall.portal.internal;

import org.rollcall.obligation.ReceiptStatement;

/** The signed text of a receipt and the same as a QR code. */
public record SignedLine(String reference, String text, QrCode code) {
    static SignedLine of(ReceiptStatement statement) {
        return new SignedLine(statement.reference(), statement.text(), QrCode.of(statement.text()));
    }
}
