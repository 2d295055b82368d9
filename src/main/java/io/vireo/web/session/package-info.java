/** The sessions of an account on the settings page. */
@NullMarked
package io.vireo.web.session;

import org.jspecify.annotations.NullMarked;
