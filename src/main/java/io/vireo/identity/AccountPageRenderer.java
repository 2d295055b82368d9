package io.vireo.identity;

import jakarta.ws.rs.core.Response;

/**
 * Renders the pages that the links in mails open in the style of the site. {@link AccountPages} uses the bean of this type if it is active.
 */
public interface AccountPageRenderer {
    /** Returns whether the site has pages of its own. */
    boolean isActive();

    /** Returns a page with a message. */
    Response message(int status, AccountMessage message);

    /** Returns the page with the form for a new password. */
    Response passwordForm(int status, String token, AccountMessage hint);

    /**
     * Returns the page on which visitors ask for a link to reset their password.
     *
     * @param sent whether they have done so
     */
    Response linkForm(int status, boolean sent);
}
