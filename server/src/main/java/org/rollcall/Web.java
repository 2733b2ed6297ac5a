package org.rollcall;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Templates, and what is open to everyone; whatever no chain opens is refused. */
@Configuration(proxyBeanMethods = false)
class Web {
    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    /** Trackers that speak HTTP: no session, no form, nothing to forge. */
    @Bean
    @Order(10)
    SecurityFilterChain trackers(HttpSecurity http) {
        return http.securityMatcher("/trackers/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(a -> a.requestMatchers("/trackers/osmand", "/trackers/traccar", "/trackers/feed")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(1000)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return http.with(new PageHeaders(), headers -> {})
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint((request, response, refused) -> response.sendError(404)))
                .authorizeHttpRequests(a -> a.requestMatchers("/error", "/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/", "/style/**", "/script/**", "/vendor/**", "/webjars/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/receipt/**", "/calendar/*", "/favicon.svg", "/*.png")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/app-worker.js", "/app.webmanifest")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
