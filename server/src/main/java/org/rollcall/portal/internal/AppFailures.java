package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.rollcall.FailurePages;
import org.rollcall.Page;
import org.rollcall.participant.ParticipantPrincipal;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * Tells failures of the app and of the page that verifies receipts: in the language of whoever is signed in to the app,
 * else in the one a visitor chose. It asks no database, which may be what failed.
 */
@Component
class AppFailures implements FailurePages {
    private final AppTexts appTexts;
    private final Visitors visitors;

    AppFailures(AppTexts appTexts, Visitors visitors) {
        this.appTexts = appTexts;
        this.visitors = visitors;
    }

    @Override
    public boolean speakFor(String path) {
        return ofTheApp(path) || path.equals("/receipt") || path.startsWith("/receipt/");
    }

    @Override
    public Page page(HttpStatusCode status, String path, HttpServletRequest request) {
        if (!ofTheApp(path)) {
            return page(visitors.texts(request), status, "/receipt", "receipt.verify_title");
        }
        Texts texts = ParticipantPrincipal.of(request)
                .map(me -> appTexts.in(me.language()))
                .orElseGet(() -> visitors.texts(request));
        return page(texts, status, "/app", "check_in.back");
    }

    /** What the app says where it finds that there is nothing, with a sentence of its own. */
    static Page nothing(Texts texts, String sentence) {
        return page(texts, texts.say("failure.404.title"), sentence, "/app", texts.say("check_in.back"))
                .status(HttpStatusCode.valueOf(404));
    }

    private static boolean ofTheApp(String path) {
        return path.equals("/app") || path.startsWith("/app/");
    }

    private static Page page(Texts texts, HttpStatusCode status, String home, String homeKey) {
        String kind = "failure." + status.value();
        return page(
                        texts,
                        texts.sayOr(
                                kind + ".title",
                                status.is5xxServerError() ? "failure.500.title" : "failure.other.title"),
                        texts.sayOr(
                                kind + ".text", status.is5xxServerError() ? "failure.500.text" : "failure.other.text"),
                        home,
                        texts.say(homeKey))
                .status(status);
    }

    private static Page page(Texts texts, String title, String sentence, String home, String homeName) {
        return Page.of("portal/failure")
                .with("texts", texts)
                .with("title", title)
                .with("sentence", sentence)
                .with("home", home)
                .with("homeName", homeName);
    }
}
