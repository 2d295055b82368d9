package io.vireo.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The browsable API description at {@code /docs}: the static files in {@code docs/} of the WAR, sent by the server's default servlet.
 * {@code /} redirects to it. The mapping is longer than the {@code /*} of the REST application, which would otherwise take precedence.
 *
 * <p>The default servlet cannot be mapped to this path directly: Payara rejects a {@code servlet-mapping} for it in {@code web.xml} ("no
 * web component by the name of default"), and with a programmatic mapping it does not support welcome files.
 */
@WebServlet({"/docs/*", ""})
class DocsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /**
     * The content security policy of the page. Swagger UI uses inline styles, {@code data:} icons, and {@code blob:} URLs for fetched
     * images.
     */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!isInside(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String file = request.getPathInfo();
        if (file == null || request.getServletPath().isEmpty()) {
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

    /**
     * Returns whether the undecoded path is that of the page. A container that decodes slashes before it looks for the servlet maps
     * {@code /x/..%2F} to this one.
     */
    private static boolean isInside(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.isEmpty() || path.equals("/") || path.equals("/docs") || path.startsWith("/docs/");
    }
}
