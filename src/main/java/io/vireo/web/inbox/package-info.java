/** The page of the inbox, and the form of what arrives there. */
@NullMarked
package io.vireo.web.inbox;

import org.jspecify.annotations.NullMarked;
