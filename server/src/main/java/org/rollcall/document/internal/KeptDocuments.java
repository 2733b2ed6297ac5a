package org.rollcall.document.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.Document;
import org.rollcall.document.Document.DocumentPage;
import org.rollcall.document.DocumentId;
import org.rollcall.document.DocumentRefused;
import org.rollcall.document.DocumentRefused.Reason;
import org.rollcall.document.DocumentType;
import org.rollcall.document.Documents;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The module's door: labels in PostgreSQL, pages in the evidence store. */
@Component
@EnableConfigurationProperties(DocumentSettings.class)
class KeptDocuments implements Documents {
    private static final Logger LOG = LoggerFactory.getLogger(KeptDocuments.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final DocumentTable table;
    private final DocumentSettings settings;
    private final Optional<Clamd> scanner;
    private final Evidence evidence;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeptDocuments(
            DocumentTable table,
            DocumentSettings settings,
            Evidence evidence,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.settings = settings;
        this.scanner = settings.scanner();
        this.evidence = evidence;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A page and whether the scanner has let it pass. */
    private record Checked(ReceivedPage page, boolean scanned) {}

    @Override
    public Document keep(Actor by, ParticipantId participant, List<byte[]> pages) {
        try {
            List<Checked> checked = checked(pages);
            return Objects.requireNonNull(transaction.execute(status -> keepChecked(by, participant, checked)));
        } catch (DocumentRefused refused) {
            transaction.executeWithoutResult(status -> journal.record(JournalEntry.of(by, Actions.REFUSED)
                    .about(Subject.participant(participant.value()))
                    .with("reason", refused.reason())));
            throw refused;
        }
    }

    private List<Checked> checked(List<byte[]> pages) {
        if (pages.isEmpty()) {
            throw new DocumentRefused(Reason.NOTHING);
        }
        if (pages.size() > settings.pages()) {
            throw new DocumentRefused(Reason.PAGES);
        }
        List<ReceivedPage> received = pages.stream()
                .map(page -> ReceivedPage.of(page, settings.page().toBytes()))
                .toList();
        // Nothing is in a transaction yet: a slow scanner holds no connection to the database.
        return received.stream()
                .map(page -> new Checked(page, passed(page.content())))
                .toList();
    }

    private boolean passed(byte[] content) {
        if (scanner.isEmpty()) {
            return false;
        }
        try {
            return switch (scanner.get().scan(content)) {
                case Clamd.Answer.Clean() -> true;
                case Clamd.Answer.Harmful(String found) -> throw new DocumentRefused(Reason.HARMFUL);
            };
        } catch (IOException e) {
            LOG.warn("A document was not scanned yet and waits: {}", e.toString());
            return false;
        }
    }

    private Document keepChecked(Actor by, ParticipantId participant, List<Checked> pages) {
        table.lock(participant);
        Instant now = now();
        String sha256 = together(pages);
        Optional<DocumentId> same = table.same(participant, sha256, now.minus(DAY));
        if (same.isPresent()) {
            return find(same.get()).orElseThrow();
        }
        if (table.pagesSince(participant, now.minus(DAY)) + pages.size() > settings.pagesADay()) {
            throw new DocumentRefused(Reason.TODAY);
        }
        var id = new DocumentId(UUID.randomUUID());
        table.insert(id, participant, now, sha256);
        var pieces = new ArrayList<Subject>();
        for (Checked page : pages) {
            EvidenceId piece = keep(by, participant, page.page());
            pieces.add(new Subject(Subject.Kind.EVIDENCE, piece.value()));
            table.insert(
                    id, pieces.size(), piece, page.page().type(), page.page().content().length);
            if (page.scanned()) {
                table.scanned(piece, now, ScanResult.CLEAN, null);
            }
        }
        journal.record(JournalEntry.of(by, Actions.KEPT)
                .about(Subject.participant(participant.value()))
                .about(pieces)
                .with("pages", pages.size())
                .with("scanned", pages.stream().allMatch(Checked::scanned)));
        return find(id).orElseThrow();
    }

    private EvidenceId keep(Actor by, ParticipantId participant, ReceivedPage page) {
        return evidence.keep(
                by, EvidenceKind.DOCUMENT, participant.value(), page.type().mediaType(), page.content());
    }

    private static String together(List<Checked> pages) {
        String hashes = pages.stream().map(page -> page.page().sha256()).collect(Collectors.joining("\n"));
        return new ReceivedPage(DocumentType.PDF, hashes.getBytes(StandardCharsets.US_ASCII)).sha256();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Optional<Document> find(DocumentId document) {
        return table.find(document, scanner.isPresent()).flatMap(found -> standing(found, kept(found.participant())));
    }

    @Override
    public List<Document> of(ParticipantId participant) {
        Set<EvidenceId> kept = kept(participant);
        return table.of(participant, scanner.isPresent()).stream()
                .flatMap(document -> standing(document, kept).stream())
                .toList();
    }

    private Set<EvidenceId> kept(ParticipantId participant) {
        return evidence.of(participant.value()).stream().map(Evidence.Label::id).collect(Collectors.toSet());
    }

    private static Optional<Document> standing(Document document, Set<EvidenceId> kept) {
        List<DocumentPage> pages = document.pages().stream()
                .filter(page -> kept.contains(page.piece()))
                .toList();
        return pages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Document(document.id(), document.participant(), document.kept(), pages));
    }

    @Override
    public Opened open(Actor.Officer by, String purpose, ParticipantId participant, EvidenceId piece) {
        DocumentPage page = of(participant).stream()
                .flatMap(document -> document.pages().stream())
                .filter(each -> each.piece().equals(piece))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("This person has no such page."));
        String refused = refused(page.scan());
        if (refused != null) {
            throw new IllegalStateException(refused);
        }
        return new Opened(page.type(), evidence.read(by, purpose, piece));
    }

    private static @Nullable String refused(Document.Scan scan) {
        return switch (scan) {
            case Document.Scan.NotAsked() -> null;
            case Document.Scan.Clean clean -> null;
            case Document.Scan.Waiting() ->
                "This page waits for the virus scanner, which could not be reached. It opens when it has been scanned.";
            case Document.Scan.Harmful(Instant at, String found) ->
                "The virus scanner found " + found + " in this page. Ask the person for a photograph of it.";
        };
    }

    @Override
    public int mostPages() {
        return settings.pages();
    }
}
