package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.auth.Sessions;
import io.vireo.http.ClientAddress;
import io.vireo.identity.PersonalData;
import io.vireo.identity.ProfileService;
import io.vireo.identity.UpdateProfileRequest;
import io.vireo.identity.deletion.ChannelDeletionService;
import io.vireo.identity.deletion.DeleteChannelRequest;
import io.vireo.identity.notification.MailPreferencesService;
import io.vireo.identity.password.ChangePasswordRequest;
import io.vireo.identity.password.PasswordService;
import io.vireo.platform.Component;
import io.vireo.web.inbox.NoticeForms;
import io.vireo.web.session.SessionForms;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forms of the settings page: their values, and what they change. */
@Component
class AccountForms {
    private final Visit visit;
    private final Validator validator;
    private final ProfileService profiles;
    private final MailPreferencesService mails;
    private final PasswordService passwords;
    private final ChannelDeletionService deletions;
    private final Sessions sessions;
    private final ClientAddress clientAddress;
    private final AppealForms appeals;
    private final NoticeForms notices;
    private final SessionForms sessionForms;

    @Inject
    AccountForms(
            Visit visit,
            Validator validator,
            ProfileService profiles,
            MailPreferencesService mails,
            PasswordService passwords,
            ChannelDeletionService deletions,
            Sessions sessions,
            ClientAddress clientAddress,
            AppealForms appeals,
            NoticeForms notices,
            SessionForms sessionForms) {
        this.visit = visit;
        this.validator = validator;
        this.profiles = profiles;
        this.mails = mails;
        this.passwords = passwords;
        this.deletions = deletions;
        this.sessions = sessions;
        this.clientAddress = clientAddress;
        this.appeals = appeals;
        this.notices = notices;
        this.sessionForms = sessionForms;
    }

    /**
     * Carries out a form, unless it has errors.
     *
     * @return the value of {@code Set-Cookie} if the session changes, otherwise {@code ""}
     */
    String submit(String name, FormData form, Caller caller, FormErrors errors) {
        switch (name) {
            case "profile" -> changeProfile(form, caller, errors);
            case "appeal" -> appeals.submit(form, caller, errors);
            case "notices" -> notices.submit(form, caller);
            case "session" -> sessionForms.end(form, caller);
            case "sessions" -> {
                return sessionForms.endOthers(caller);
            }
            case "mails" -> mails.choose(caller.channelId(), chosenMails(form, caller));
            case "password" -> {
                return changePassword(form, caller, errors);
            }
            default -> {
                return delete(form, caller, errors);
            }
        }
        return "";
    }

    private void changeProfile(FormData form, Caller caller, FormErrors errors) {
        UpdateProfileRequest update =
                new UpdateProfileRequest(form.get("fname"), form.get("mname"), form.get("lname"), form.get("email"));
        errors.addAll(validator.validate(update));
        if (errors.isEmpty()) {
            profiles.change(caller.channelId(), update);
        }
    }

    /** Unchecked boxes are not sent. */
    private Map<String, Boolean> chosenMails(FormData form, Caller caller) {
        Map<String, Boolean> chosen = new TreeMap<>();
        mails.of(caller.channelId())
                .keySet()
                .forEach(key -> chosen.put(key, form.fields().containsKey("mail-" + key)));
        return chosen;
    }

    private String changePassword(FormData form, Caller caller, FormErrors errors) {
        ChangePasswordRequest change = new ChangePasswordRequest(form.get("old"), form.get("new"));
        validator.validate(change).forEach(violation -> {
            String field = violation.getPropertyPath().toString().equals("old") ? "old" : "new";
            errors.add(field, "error_" + field);
        });
        return errors.isEmpty() ? sessions.renew(passwords.change(caller, change, address()), visit.request()) : "";
    }

    private String delete(FormData form, Caller caller, FormErrors errors) {
        DeleteChannelRequest deletion = new DeleteChannelRequest(form.get("password"));
        errors.addAll(validator.validate(deletion));
        if (!errors.isEmpty()) {
            return "";
        }
        deletions.delete(caller, caller.username(), deletion.password(), address());
        return sessions.removal(visit.request());
    }

    private String address() {
        return clientAddress.of(visit.request());
    }

    /** Returns the variables of the forms. */
    Map<String, Object> values(Caller caller) {
        PersonalData person = profiles.of(caller.channelId());
        Map<String, Object> values = new HashMap<>();
        values.put("value_fname", person.firstName());
        values.put("value_mname", person.middleName());
        values.put("value_lname", person.lastName());
        values.put("value_email", person.email());
        values.put("confirmed", person.emailVerified() != null);
        List<Map<String, Object>> choices = mails.of(caller.channelId()).entrySet().stream()
                .map(choice -> Map.<String, Object>of(
                        "key", choice.getKey(), "wanted", choice.getValue(), "label", mailLabel(choice.getKey())))
                .toList();
        values.put("mails", choices);
        values.put("notices", notices.values(caller));
        values.put("sessions", sessionForms.values(caller));
        return values;
    }

    private String mailLabel(String key) {
        String label = visit.texts().get("mail_" + key);
        return label == null ? key : label;
    }
}
