package org.rollcall;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * An HTML page made from a template of {@code src/main/jte}. A controller's method returns it:
 * {@code return Page.of("console/due").with("due", list);}. The template is rendered as a whole before anything is
 * sent, so that one that fails becomes an error page and not half a page.
 */
public final class Page implements View {
    private final String template;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private HttpStatusCode status = HttpStatus.OK;

    private Page(String template) {
        this.template = template;
    }

    /** The page of a template, named without its ending, such as {@code console/due}. */
    public static Page of(String template) {
        return new Page(template);
    }

    /** The same page with a value for the template's parameter of that name. */
    public Page with(String parameter, @Nullable Object value) {
        values.put(parameter, value);
        return this;
    }

    /** The same page, sent with this status instead of 200. */
    public Page status(HttpStatusCode sent) {
        status = sent;
        return this;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        values.put("frame", Frame.of(request));
        var text = new Utf8ByteOutput();
        engine(request).render(template + ".jte", values, text);
        response.setStatus(status.value());
        response.setContentType(getContentType());
        response.setContentLength(text.getContentLength());
        text.writeTo(response.getOutputStream());
    }

    private static TemplateEngine engine(HttpServletRequest request) {
        WebApplicationContext context = RequestContextUtils.findWebApplicationContext(request);
        if (context == null) {
            throw new IllegalStateException("A page is rendered inside a request only.");
        }
        return context.getBean(TemplateEngine.class);
    }
}
