package org.rollcall.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rollcall.Page;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses of every page the server has, taken from its controllers, so that a new page is not forgotten. */
final class AllPages {
    private AllPages() {}

    /**
     * The addresses that begin so, parts of pages among them.
     *
     * @param known how to open what cannot be opened as it is: the beginning of a pattern, and what to put in its place
     */
    static List<String> under(DrivenServer server, String start, Map<String, String> known) {
        return server
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(each -> each.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(each -> each.getValue().getReturnType().getParameterType() == Page.class)
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(pattern -> pattern.equals(start) || pattern.startsWith(start + "/"))
                .map(pattern -> address(pattern, known))
                .sorted()
                .toList();
    }

    private static String address(String pattern, Map<String, String> known) {
        String address = known.entrySet().stream()
                .filter(each -> pattern.startsWith(each.getKey()))
                .max(Comparator.comparingInt(each -> each.getKey().length()))
                .map(each -> each.getValue() + pattern.substring(each.getKey().length()))
                .orElse(pattern);
        if (address.contains("{")) {
            throw new AssertionError("Say in BrowserTest how to open the page " + pattern + ".");
        }
        return address;
    }
}
