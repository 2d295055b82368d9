/** Mail preferences of the owner of a channel, and one-click unsubscription (RFC 8058). Private to {@code identity}. */
@NullMarked
package io.vireo.identity.notification;

import org.jspecify.annotations.NullMarked;
