package org.rollcall.participant.internal;

import java.time.Clock;
import org.rollcall.PageHeaders;
import org.rollcall.SiteAddress;
import org.rollcall.journal.Journal;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The app: open to whoever signed in with code and PIN or a phone's passkey. Kept in the session under a name of its own,
 * so that a participant's sign-in never counts as an officer's, nor an officer's as a participant's.
 */
@Configuration(proxyBeanMethods = false)
class ParticipantSecurity {
    @Bean
    @Order(200)
    SecurityFilterChain app(
            HttpSecurity http, Participants participants, SignedIn signedIn, PhoneCeremonies phones, Clock clock) {
        var session = new HttpSessionSecurityContextRepository();
        session.setSpringSecurityContextKey(ParticipantPrincipal.SESSION_KEY);
        phones.addTo(http, session);
        return http.securityMatcher("/app", "/app/**")
                .with(new PageHeaders(), headers -> {})
                .securityContext(c -> c.securityContextRepository(session))
                .addFilterBefore(new LockedSignIns(signedIn), SecurityContextHolderFilter.class)
                .authenticationManager(new ProviderManager(new CodeSignIn(participants, signedIn, clock)))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(f -> f.loginPage("/app/sign-in")
                        .usernameParameter("code")
                        .passwordParameter("pin")
                        .defaultSuccessUrl("/app", true)
                        .failureHandler((request, response, refused) ->
                                response.sendRedirect("/app/sign-in?" + CodeSignIn.told(refused))))
                .logout(l -> l.logoutUrl("/app/sign-out").logoutSuccessUrl("/app/sign-in"))
                .authorizeHttpRequests(a -> a.requestMatchers("/app/sign-in")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, PhoneCeremonies.SIGN_IN, PhoneCeremonies.SIGN_IN_OPTIONS)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(SignedIn.AUTHORITY))
                .build();
    }

    @Bean
    PhoneCeremonies phoneCeremonies(
            JdbcClient jdbc, Journal journal, TransactionTemplate transaction, SignedIn signedIn, SiteAddress site) {
        return new PhoneCeremonies(jdbc, journal, transaction, signedIn, site);
    }
}
