package org.rollcall.staff.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.PageHeaders;
import org.rollcall.SiteAddress;
import org.rollcall.journal.Journal;
import org.rollcall.staff.Role;
import org.rollcall.staff.SecondFactor.Standing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may open what of the console and the interface. Roles are read from the table with each request. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {
    private final PostgresStaff staff;
    private final PostgresSecondFactor second;

    StaffSecurity(PostgresStaff staff, PostgresSecondFactor second) {
        this.staff = staff;
        this.second = second;
    }

    @Bean
    @Order(100)
    SecurityFilterChain programs(HttpSecurity http, Officers officers, Clock clock) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenSignIn(officers, clock), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, refused) -> {
                    response.setHeader("WWW-Authenticate", "Bearer realm=\"rollcall\"");
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                }))
                .authorizeHttpRequests(a -> a.requestMatchers("/api/statistics/**")
                        .access(any(Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR))
                        .requestMatchers("/api/journal/**")
                        .access(any(Role.AUDITOR))
                        .anyRequest()
                        .access(any(Role.OFFICER, Role.SUPERVISOR)))
                .build();
    }

    @Bean
    @Order(110)
    SecurityFilterChain console(
            HttpSecurity http,
            Officers officers,
            Tries tries,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock,
            SiteAddress site) {
        var passwords = new PasswordSignIn(officers, second, tries, journal, transaction, clock);
        return http.securityMatcher("/console", "/console/**", "/webauthn/**", "/login/webauthn")
                .with(new PageHeaders(), headers -> {})
                .authenticationManager(new ProviderManager(passwords))
                .formLogin(f -> f.loginPage("/console/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/console")
                        .failureHandler(StaffSecurity::refused))
                .webAuthn(w -> {
                    w.rpName("Rollcall")
                            .rpId(site.host())
                            .allowedOrigins(site.origin())
                            .disableDefaultRegistrationPage(true);
                    w.addObjectPostProcessor(PasskeySignIn.newSession());
                })
                .logout(l -> l.logoutUrl("/console/sign-out").logoutSuccessUrl("/console/sign-in?out"))
                .authorizeHttpRequests(a -> a.requestMatchers(
                                "/console/sign-in",
                                "/console/first/*",
                                "/webauthn/authenticate/options",
                                "/login/webauthn")
                        .permitAll()
                        .requestMatchers("/console/second-factor/**")
                        .access(any(Role.values()))
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/register/**")
                        .access((authentication, context) ->
                                new AuthorizationDecision(second.mayRemovePasskey(authentication.get())))
                        .requestMatchers("/webauthn/register/**")
                        .access(whereItMayBeAdded())
                        .requestMatchers("/console/staff/**")
                        .access(complete(Role.ADMINISTRATOR))
                        .requestMatchers("/console/journal/**")
                        .access(complete(Role.AUDITOR))
                        .requestMatchers("/console/statistics/**")
                        .access(complete(Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR))
                        .requestMatchers("/console", "/console/account/**", "/webauthn/**")
                        .access(complete(Role.values()))
                        .anyRequest()
                        .access(complete(Role.OFFICER, Role.SUPERVISOR)))
                .exceptionHandling(e -> e.accessDeniedHandler(this::denied))
                .build();
    }

    private AuthorizationManager<RequestAuthorizationContext> any(Role... roles) {
        Set<Role> enough = Set.of(roles);
        return (authentication, context) -> new AuthorizationDecision(staff.of(authentication.get())
                .filter(officer -> officer.roles().stream().anyMatch(enough::contains))
                .isPresent());
    }

    /** As {@link #any}, and more than a password was shown. */
    private AuthorizationManager<RequestAuthorizationContext> complete(Role... roles) {
        AuthorizationManager<RequestAuthorizationContext> role = any(roles);
        return (authentication, context) -> new AuthorizationDecision(
                granted(role, authentication, context) && standing(authentication.get()) == Standing.COMPLETE);
    }

    /** A password alone may add the first second factor, and no other: else a password that was stolen were enough. */
    private AuthorizationManager<RequestAuthorizationContext> whereItMayBeAdded() {
        AuthorizationManager<RequestAuthorizationContext> role = any(Role.values());
        return (authentication, context) -> new AuthorizationDecision(
                granted(role, authentication, context) && standing(authentication.get()) != Standing.TO_BE_SHOWN);
    }

    private static boolean granted(
            AuthorizationManager<RequestAuthorizationContext> role,
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        AuthorizationResult result = role.authorize(authentication, context);
        return result != null && result.isGranted();
    }

    private Standing standing(@Nullable Authentication signedIn) {
        return second.standing(signedIn);
    }

    private void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (staff.signedIn().isPresent()
                && second.standing() != Standing.COMPLETE
                && request.getMethod().equals("GET")) {
            response.sendRedirect("/console/second-factor");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String name = request.getParameter("name");
        String again = "/console/sign-in?name=" + URLEncoder.encode(name == null ? "" : name, StandardCharsets.UTF_8);
        response.sendRedirect(
                refused instanceof PasswordSignIn.Paused paused
                        ? again + "&pause=" + paused.seconds()
                        : again + "&refused");
    }

    /** Asked for by the passkey filter once a passkey has been verified. */
    @Bean
    UserDetailsService officersBySignIn(Officers officers) {
        return signIn -> officers.inService(signIn)
                .map(StaffPrincipal::of)
                .map(StaffPrincipal::confirm)
                .orElseThrow(() -> new UsernameNotFoundException("No such officer in service."));
    }

    /** The origins are asked for with each request: a server on a free port knows its address only once it runs. */
    @Bean
    WebAuthnRelyingPartyOperations passkeyCeremonies(PasskeyUsers users, Passkeys passkeys, SiteAddress site) {
        PublicKeyCredentialRpEntity self = PublicKeyCredentialRpEntity.builder()
                .id(site.host())
                .name("Rollcall")
                .build();
        var ceremonies = new Webauthn4JRelyingPartyOperations(users, passkeys, self, site.origins());
        // A passkey stands for two factors only where it checks who holds it.
        ceremonies.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        ceremonies.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return ceremonies;
    }
}
