package io.vireo.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The browsable API description at {@code /docs}: the static files in {@code docs/} of the WAR, sent by the server's default servlet.
 * {@code /docs} redirects to it. The mapping is longer than the {@code /*} of the REST application, which would otherwise take precedence.
 *
 * <p>The default servlet cannot be mapped to this path directly: Payara rejects a {@code servlet-mapping} for it in {@code web.xml} ("no
 * web component by the name of default"), and with a programmatic mapping it does not support welcome files.
 */
@WebServlet("/docs/*")
class DocsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /**
     * The content security policy of the page. Swagger UI uses inline styles, {@code data:} icons, and {@code blob:} URLs for fetched
     * images.
     */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    /**
     * An undecoded path with an encoded separator, a backslash or a dot segment. A container that decodes separators before it selects
     * the servlet maps {@code /x/..%2F} to this one.
     */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("%2F|%5C|\\\\|/(\\.|%2E){1,2}(;[^/]*)?(/|$)", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String file = request.getPathInfo();
        if (file == null) {
            // not sendRedirect, which creates an absolute URL: behind a proxy only a relative one is correct
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", "docs/");
            return;
        }
        // cached, but revalidated by ETag, so that a new version of the server is visible at once
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Content-Security-Policy", POLICY);
        if (!file.endsWith(".png")) {
            response.setCharacterEncoding("UTF-8");
        }
        if (file.equals("/")) {
            request.getRequestDispatcher("/docs/index.html").forward(request, response);
        } else {
            getServletContext().getNamedDispatcher("default").forward(request, response);
        }
    }
}
