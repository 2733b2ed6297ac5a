package org.rollcall.staff.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.staff.Officer;
import org.rollcall.staff.OfficerAppointed;
import org.rollcall.staff.OfficerId;
import org.rollcall.staff.OfficerLeft;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff's door on PostgreSQL. */
@Component
class PostgresStaff implements Staff {
    private static final Pattern SIGN_IN = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,59}");

    private final Officers officers;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostgresStaff(Officers officers, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.officers = officers;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<Officer> signedIn() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /**
     * The officer in service behind an authentication. A passkey's names them by the sign-in, a password's by the identifier;
     * a token's lasts for one request and brings them along ({@link TokenSignIn}).
     */
    Optional<Officer> of(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        return switch (authentication.getPrincipal()) {
            case StaffPrincipal staff ->
                authentication.getDetails() instanceof Officer read
                        ? Optional.of(read)
                        : officers.inService(staff.id());
            case PublicKeyCredentialUserEntity passkey -> officers.inService(passkey.getName());
            case null, default -> Optional.empty();
        };
    }

    @Override
    public Officer current() {
        return signedIn().orElseThrow(() -> new AccessDeniedException("Nobody is signed in."));
    }

    @Override
    public Optional<Officer> find(OfficerId id) {
        return officers.find(id.value());
    }

    @Override
    public List<Officer> inService() {
        return officers.all(false);
    }

    @Override
    @Transactional
    public Officer appoint(
            Actor by, String signIn, String name, String password, Set<Role> roles, @Nullable String area) {
        String low = signIn.strip().toLowerCase(Locale.ROOT);
        Passwords.check(password, low);
        return add(by, low, name, Passwords.hash(password), roles, area, false);
    }

    Officer add(
            Actor by,
            String signIn,
            String name,
            @Nullable String password,
            Set<Role> roles,
            @Nullable String area,
            boolean integration) {
        check(signIn, name, roles, area);
        var officer = new Officer(
                new OfficerId(UUID.randomUUID()),
                signIn,
                name.strip(),
                roles,
                area == null || area.isBlank() ? null : area.strip());
        if (!officers.insert(officer, password, Bytes.random().getBytes(), integration, clock.instant())) {
            throw new IllegalArgumentException("The sign-in name “" + signIn + "” is taken. Choose another.");
        }
        journal.record(JournalEntry.of(by, StaffActions.APPOINTED)
                .about(new Subject(Subject.Kind.OFFICER, officer.id().value()))
                .with(
                        "roles",
                        String.join(" ", roles.stream().map(Role::name).sorted().toList()))
                .with("integration", integration));
        events.publishEvent(new OfficerAppointed(officer));
        return officer;
    }

    private static void check(String signIn, String name, Set<Role> roles, @Nullable String area) {
        if (!SIGN_IN.matcher(signIn).matches()) {
            throw new IllegalArgumentException(
                    "Write the sign-in name with 3 to 60 small letters, digits, dots, hyphens, underscores or @.");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("Write the name with 1 to 200 characters.");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one role.");
        }
        if (area != null && area.length() > 60) {
            throw new IllegalArgumentException("Write the area with at most 60 characters.");
        }
    }

    @Override
    @Transactional
    public void end(Actor by, OfficerId officer) {
        if (by.equals(officer.actor())) {
            throw new IllegalArgumentException("Nobody ends their own service: ask another administrator.");
        }
        long administrators = officers.administrators();
        Officer found = officers.inService(officer.value())
                .orElseThrow(() -> new NoSuchElementException("There is no such officer in service."));
        if (found.roles().contains(Role.ADMINISTRATOR) && administrators < 2) {
            throw new IllegalArgumentException("This is the last administrator: appoint another first.");
        }
        officers.end(officer, clock.instant());
        journal.record(
                JournalEntry.of(by, StaffActions.ENDED).about(new Subject(Subject.Kind.OFFICER, officer.value())));
        events.publishEvent(new OfficerLeft(officer));
    }
}
