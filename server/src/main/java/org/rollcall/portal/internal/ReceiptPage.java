package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.location.CourtKey;
import org.rollcall.obligation.Receipts;
import org.rollcall.obligation.Receipts.Verdict;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Verifies a receipt for whoever holds it or its number: an officer, a lawyer, a court. Shows no name. */
@Controller
class ReceiptPage {
    private final Receipts receipts;
    private final CourtKey courtKey;
    private final Visitors visitors;
    private final Pace pace;

    ReceiptPage(Receipts receipts, CourtKey courtKey, Visitors visitors, Pace pace) {
        this.receipts = receipts;
        this.courtKey = courtKey;
        this.visitors = visitors;
        this.pace = pace;
    }

    @GetMapping("/receipt")
    Page verify(
            @RequestParam(defaultValue = "") String number,
            @RequestParam @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts texts = visitors.texts(lang, request, response);
        String held = number.strip();
        return Page.of("portal/verify")
                .with("texts", texts)
                .with("languages", visitors.languages())
                .with("number", held)
                .with("here", "/receipt?number=" + URLEncoder.encode(held, StandardCharsets.UTF_8) + "&lang=")
                .with("verdict", held.isEmpty() ? null : verdict(held, texts, request));
    }

    private VerdictLine verdict(String held, Texts texts, HttpServletRequest request) {
        pace.ask(request.getRemoteAddr());
        Verdict verdict = receipts.verify(held);
        return VerdictLine.of(verdict, texts);
    }

    /** The public half of the key that signs receipts, for verifying without a network. */
    @GetMapping("/receipt/key")
    ResponseEntity<String> key() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(receipts.publicKey() + "\n");
    }

    /** The same of the key that signs movement histories for a court. */
    @GetMapping("/receipt/court-key")
    ResponseEntity<String> courtKey() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(courtKey.publicKey() + "\n");
    }
}
