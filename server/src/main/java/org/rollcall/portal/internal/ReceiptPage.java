package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Obligations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Verifies a receipt for whoever holds its number: an officer, a lawyer, a court. Shows no name. */
@Controller
class ReceiptPage {
    private final Obligations obligations;
    private final Visitors visitors;

    ReceiptPage(Obligations obligations, Visitors visitors) {
        this.obligations = obligations;
        this.visitors = visitors;
    }

    @GetMapping("/receipt")
    Page verify(
            @RequestParam(defaultValue = "") String number,
            @RequestParam @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts texts = visitors.texts(lang, request, response);
        String asked = number.strip();
        @Nullable
        Attempt found = asked.isEmpty() ? null : obligations.byReceipt(asked).orElse(null);
        return Page.of("portal/verify")
                .with("texts", texts)
                .with("languages", visitors.languages())
                .with("number", asked)
                .with("here", "/receipt?number=" + URLEncoder.encode(asked, StandardCharsets.UTF_8) + "&lang=")
                .with("line", found == null ? null : DoneLine.inUtc(found, texts));
    }
}
