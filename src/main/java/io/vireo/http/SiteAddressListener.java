package io.vireo.http;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/** Records the local port of incoming connections; the port in {@code Host} is client input and not used. */
@WebListener
public class SiteAddressListener implements ServletRequestListener {
    @Inject
    SiteAddress site;

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        ServletRequest request = event.getServletRequest();
        site.received(request.getLocalPort(), request.isSecure());
    }
}
