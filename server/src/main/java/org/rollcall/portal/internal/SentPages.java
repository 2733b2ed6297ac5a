package org.rollcall.portal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.Document;
import org.rollcall.document.DocumentId;
import org.rollcall.document.DocumentRefused;
import org.rollcall.document.Documents;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The pages that a form of the app brings. */
@Component
class SentPages {
    private final Documents documents;

    SentPages(Documents documents) {
        this.documents = documents;
    }

    /** Keeps them as one document. @throws DocumentRefused if it is not taken */
    Document keep(ParticipantId me, @Nullable List<MultipartFile> files) {
        return documents.keep(new Actor.Participant(me.value()), me, pages(files));
    }

    /** Keeps them where there are any. @throws DocumentRefused if they are not taken */
    @Nullable
    DocumentId keepAny(ParticipantId me, @Nullable List<MultipartFile> files) {
        List<byte[]> pages = pages(files);
        return pages.isEmpty()
                ? null
                : documents.keep(new Actor.Participant(me.value()), me, pages).id();
    }

    /** A browser sends an empty file where none was chosen. */
    private static List<byte[]> pages(@Nullable List<MultipartFile> files) {
        var pages = new ArrayList<byte[]>();
        try {
            for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
                if (!file.isEmpty()) {
                    pages.add(file.getBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    /** Why it was not taken, in the person's language. */
    String told(DocumentRefused refused, Texts texts) {
        String key = "document.refused." + refused.reason();
        return refused.reason() == DocumentRefused.Reason.PAGES
                ? texts.say(key, documents.mostPages())
                : texts.say(key);
    }
}
