package org.rollcall.portal.internal;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.Document;
import org.rollcall.document.Document.DocumentPage;
import org.rollcall.document.Document.Scan;

/** A document as the person who sent it reads it. */
public record DocumentLine(String kept, List<Sheet> pages) {
    /**
     * One page.
     *
     * @param piece its identifier among what is kept
     * @param remark what there is to know of it, or null
     */
    public record Sheet(String piece, String name, @Nullable String remark) {}

    static DocumentLine of(Document document, Texts texts, ZoneId zone) {
        return new DocumentLine(
                texts.time(document.kept(), zone),
                document.pages().stream().map(page -> sheet(page, texts)).toList());
    }

    private static Sheet sheet(DocumentPage page, Texts texts) {
        return new Sheet(
                page.piece().toString(),
                texts.say("document.page", page.number()),
                switch (page.scan()) {
                    case Scan.NotAsked() -> null;
                    case Scan.Clean clean -> null;
                    case Scan.Waiting() -> texts.say("document.scan.WAITING");
                    case Scan.Harmful harmful -> texts.say("document.scan.HARMFUL");
                });
    }
}
