package org.rollcall;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Answers failed requests: problem+json (RFC 9457) under {@code /api} and to whoever asks for JSON, a page with one
 * sentence to everyone else, in the words of the part it happened in ({@link FailurePages}). What failed inside goes to the log alone.
 */
@ControllerAdvice
@Controller
final class Failures implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final List<FailurePages> pages;

    Failures(List<FailurePages> pages) {
        this.pages = pages;
    }

    /** The other side went away, as a page does that is left while it listens for alerts: nobody is there to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void goneAway(AsyncRequestNotUsableException gone) {
        LOG.debug("A client went away", gone);
    }

    @ExceptionHandler(Exception.class)
    Object thrown(Exception thrown, HttpServletRequest request) {
        return answer(noted(Failure.of(thrown), thrown, request.getRequestURI()), request.getRequestURI(), request);
    }

    /** What failed outside a controller: refused by a filter, unreadable for the server, or while rendering. */
    @RequestMapping("/error")
    Object outside(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = path == null ? "/" : path.toString();
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Failure failure = thrown == null ? Failure.of(status(request)) : noted(Failure.of(root(thrown)), thrown, asked);
        return answer(failure, asked, request);
    }

    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof jakarta.servlet.ServletException && cause != null ? cause : thrown;
    }

    private static Failure noted(Failure failure, Throwable thrown, String path) {
        if (failure.status().value() == 500) {
            LOG.error("A request for {} failed", path, thrown);
        }
        return failure;
    }

    private Object answer(Failure failure, String path, HttpServletRequest request) {
        if (path.startsWith("/api/") || wantsJson(request)) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(failure.status(), failure.sentence());
            return ResponseEntity.status(failure.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        return pages.stream()
                .filter(own -> own.speakFor(path))
                .findFirst()
                .map(own -> own.page(failure.status(), path, request))
                .orElseGet(() -> page(failure, path));
    }

    private static Page page(Failure failure, String path) {
        return Page.of("failure")
                .with("title", failure.title())
                .with("sentence", failure.sentence())
                .with("home", home(path))
                .status(failure.status());
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    private static String home(String path) {
        return path.startsWith("/console") ? "/console" : "/";
    }
}
