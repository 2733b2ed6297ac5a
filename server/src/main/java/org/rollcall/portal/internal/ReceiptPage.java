package org.rollcall.portal.internal;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Language;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Verifies a receipt for whoever holds its number: an officer, a lawyer, a court. Shows no name. */
@Controller
class ReceiptPage {
    private final Obligations obligations;
    private final AppTexts appTexts;

    ReceiptPage(Obligations obligations, AppTexts appTexts) {
        this.obligations = obligations;
        this.appTexts = appTexts;
    }

    @GetMapping("/receipt")
    Page verify(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "en") String lang) {
        Texts texts = appTexts.in(Language.ofTag(lang));
        String asked = number.strip();
        @Nullable
        Attempt found = asked.isEmpty() ? null : obligations.byReceipt(asked).orElse(null);
        return Page.of("portal/verify")
                .with("texts", texts)
                .with("number", asked)
                .with("line", found == null ? null : DoneLine.of(found, texts, ZoneOffset.UTC));
    }
}
