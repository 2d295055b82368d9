package io.vireo.http;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/** Notes at which port requests arrive: the one of the connection, for the one in {@code Host} is the client's word. */
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
