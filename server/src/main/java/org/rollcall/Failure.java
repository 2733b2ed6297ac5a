package org.rollcall;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** What a caller is told about a request that failed: a status and one plain sentence, never what went wrong inside. */
record Failure(HttpStatusCode status, String sentence) {
    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case MaxUploadSizeExceededException e -> of(HttpStatus.CONTENT_TOO_LARGE);
            // Thrown while the form's token is looked for, before any controller: Tomcat says with which status.
            case InvalidParameterException e -> of(HttpStatusCode.valueOf(e.getErrorCode()));
            case MissingRequestValueException e -> new Failure(HttpStatus.BAD_REQUEST, missing(e));
            case MethodArgumentTypeMismatchException e ->
                new Failure(HttpStatus.BAD_REQUEST, "The value of “" + e.getName() + "” cannot be read.");
            case HttpMessageNotReadableException e
            when e.getCause() instanceof StreamConstraintsException ->
                new Failure(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The body is too large or too deeply nested: send at most 1 MB of JSON.");
            case HttpMessageNotReadableException e -> new Failure(HttpStatus.BAD_REQUEST, unreadable(e));
            case AccessDeniedException e -> of(HttpStatus.FORBIDDEN);
            case ErrorResponse e -> of(e.getStatusCode());
            case NoSuchElementException e -> new Failure(HttpStatus.NOT_FOUND, own(e, HttpStatus.NOT_FOUND));
            case IllegalArgumentException e -> new Failure(HttpStatus.BAD_REQUEST, own(e, HttpStatus.BAD_REQUEST));
            // Frameworks use this type too, for faults of the program: only one of Rollcall's own is a conflict.
            case IllegalStateException e when isOwn(e) -> new Failure(HttpStatus.CONFLICT, own(e, HttpStatus.CONFLICT));
            default -> annotated(thrown);
        };
    }

    static Failure of(HttpStatusCode status) {
        return new Failure(status, sentenceOf(status.value()));
    }

    /** A short heading for the status. */
    String title() {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static Failure annotated(Throwable thrown) {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(thrown.getClass(), ResponseStatus.class);
        return of(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status.code());
    }

    private static String missing(MissingRequestValueException e) {
        return e instanceof org.springframework.web.bind.MissingServletRequestParameterException p
                ? "“" + p.getParameterName() + "” is missing."
                : "Something the request needs is missing.";
    }

    /** Names the field where one can be named; never what the sender wrote into it. */
    private static String unreadable(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof DatabindException cause)
                || cause.getPath().isEmpty()) {
            return "The request's body cannot be read: send well-formed JSON.";
        }
        String field = cause.getPath().stream()
                .map(at -> at.getPropertyName() == null ? Integer.toString(at.getIndex()) : at.getPropertyName())
                .collect(Collectors.joining("."));
        return "“" + field + "” cannot be read" + choices(cause) + ".";
    }

    private static String choices(DatabindException cause) {
        if (!(cause instanceof InvalidFormatException format)
                || !format.getTargetType().isEnum()) {
            return "";
        }
        return Arrays.stream(format.getTargetType().getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", ", ": write one of ", ""));
    }

    private static String own(Exception thrown, HttpStatus status) {
        String message = thrown.getMessage();
        return isOwn(thrown) && message != null && !message.isBlank() ? message : sentenceOf(status.value());
    }

    /** Whether Rollcall threw it itself: only then was its message written for the person who reads it. */
    private static boolean isOwn(Exception thrown) {
        @Nullable StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0] != null && trace[0].getClassName().startsWith("org.rollcall.");
    }

    private static String sentenceOf(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood. Go back, check what was entered and send it again.";
            case 401 -> "Sign in first.";
            case 403 -> "You may not do this. If the page was open for long, reload it and try again.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that kind of request.";
            case 406 -> "This address cannot answer in the form asked for.";
            case 409 -> "The record does not allow this now. Reload the page and decide again.";
            case 413 -> "The file is too large: at most 10 MB are taken.";
            case 415 -> "This address does not take that kind of content.";
            case 429 -> "Too many tries. Wait a little and try again.";
            case 503 ->
                "Rollcall cannot do this at the moment. It is a failure on our side. Try again in a few minutes.";
            default ->
                status < 500
                        ? "The request cannot be answered."
                        : "Something failed on our side. It has been noted. Try again in a few minutes.";
        };
    }
}
