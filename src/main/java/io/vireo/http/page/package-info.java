/**
 * The page that browsers get for an error outside of the pages of the web client: of the connector, of the servlet container, and of {@code
 * vireo.jar} while the application is not there. Uses nothing but the JDK, because it is also in the library {@code vireo-listener.jar} of
 * the server.
 */
@NullMarked
package io.vireo.http.page;

import org.jspecify.annotations.NullMarked;
