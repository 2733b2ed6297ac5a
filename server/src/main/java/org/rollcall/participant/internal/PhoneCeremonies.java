package org.rollcall.participant.internal;

import org.rollcall.SiteAddress;
import org.rollcall.journal.Journal;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passkeys of phones (WebAuthn level 3) at addresses of the app. Spring's configurer knows one place for them, which the
 * console has; its filters are the same. The phone must check its holder (finger, face, screen lock): a phone that is
 * found must not be enough.
 */
final class PhoneCeremonies {
    static final String SIGN_IN = "/app/sign-in/passkey";
    static final String SIGN_IN_OPTIONS = "/app/sign-in/passkey/options";
    static final String ADD = "/app/phone/passkey";
    static final String ADD_OPTIONS = "/app/phone/passkey/options";

    private final Webauthn4JRelyingPartyOperations ceremonies;
    private final PhonePasskeys passkeys;
    private final PhoneSignIn signIn;

    PhoneCeremonies(
            JdbcClient jdbc, Journal journal, TransactionTemplate transaction, SignedIn signedIn, SiteAddress site) {
        passkeys = new PhonePasskeys(jdbc, journal, transaction);
        PublicKeyCredentialRpEntity self = PublicKeyCredentialRpEntity.builder()
                .id(site.host())
                .name("Rollcall")
                .build();
        ceremonies = new Webauthn4JRelyingPartyOperations(new PhoneUsers(jdbc), passkeys, self, site.origins());
        ceremonies.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        ceremonies.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        signIn = new PhoneSignIn(ceremonies, signedIn, jdbc, journal, transaction);
    }

    void addTo(HttpSecurity http, SecurityContextRepository session) {
        var asked = new HttpSessionPublicKeyCredentialRequestOptionsRepository();
        asked.setAttrName("rollcall.phone.sign-in");
        var offered = new HttpSessionPublicKeyCredentialCreationOptionsRepository();
        offered.setAttrName("rollcall.phone.add");
        var signInOptions = new PublicKeyCredentialRequestOptionsFilter(ceremonies);
        signInOptions.setRequestMatcher(post(SIGN_IN_OPTIONS));
        signInOptions.setRequestOptionsRepository(asked);
        var addOptions = new PublicKeyCredentialCreationOptionsFilter(ceremonies);
        addOptions.setRequestMatcher(post(ADD_OPTIONS));
        addOptions.setCreationOptionsRepository(offered);
        var add = new WebAuthnRegistrationFilter(passkeys, ceremonies);
        add.setRegisterCredentialMatcher(post(ADD));
        add.setRemoveCredentialMatcher(request -> false);
        add.setCreationOptionsRepository(offered);
        http.addFilterBefore(signInFilter(session, asked), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(signInOptions, AuthorizationFilter.class)
                .addFilterAfter(addOptions, AuthorizationFilter.class)
                .addFilterAfter(add, AuthorizationFilter.class);
    }

    private WebAuthnAuthenticationFilter signInFilter(
            SecurityContextRepository session, HttpSessionPublicKeyCredentialRequestOptionsRepository asked) {
        var filter = new WebAuthnAuthenticationFilter();
        filter.setRequiresAuthenticationRequestMatcher(post(SIGN_IN));
        filter.setAuthenticationManager(new ProviderManager(signIn));
        filter.setRequestOptionsRepository(asked);
        filter.setSecurityContextRepository(session);
        filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        return filter;
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }
}
