import type { Context } from "#tests/support/intercom-simulator/context.ts";
import { expireLinks } from "#tests/support/intercom-simulator/files/signed-link.ts";
import { addFile, type NewFile } from "#tests/support/intercom-simulator/files/sim-file.ts";
import { type Dialect, speakDialect } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type {
  Admin,
  Attachment,
  Conversation,
  Delivery,
  Part,
  Tag,
  Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { type CompanyActions, companyActions } from "./contacts/company-actions.ts";
import { type ContactActions, contactActions } from "./contacts/contact-actions.ts";
import { expireCursors } from "./contacts/cursor-epoch.ts";
import { setSearchLag } from "./contacts/search-lag.ts";
import { conversationActions } from "./conversation-actions.ts";
import type { NewConversation, NewReply } from "./conversations.ts";
import { installationActions } from "./installation-actions.ts";
import { addAdmin } from "./people.ts";
import { addTag, deleteTag, getTag, type TagRequest } from "./tagging.ts";
import { taggingActions } from "./tagging-actions.ts";
import { type TrafficActions, trafficActions } from "./traffic-actions.ts";

type DeliverOptions = {
  /** Copies sent at the same moment. */
  times?: number;
  /** The `delivery_attempts` the body carries; from 2 on there is no further retry. */
  attempts?: number;
};

export type SimWorkspace = ContactActions &
  CompanyActions &
  TrafficActions & {
    appId: string;
    record: Workspace;
    addAdmin(admin: { name: string; email: string; emailVerified?: boolean }): Admin;
    /** Every cursor and scroll param given out until now is refused from here on. */
    expireCursors(): void;
    /** How it answers where Intercom's own description leaves it open. */
    speak(dialect: Dialect): void;
    /**
     * A contact changed less than this long ago (by its updated_at) is still searched as it was
     * before, and a new one is not found; 0 makes every change searchable at once.
     */
    setSearchLag(seconds: number): void;
    addTag(name: string): Tag;
    renameTag(tagId: string, name: string): void;
    deleteTag(tagId: string): void;
    /** A file to attach, or to name in a body: `<img src="${url}">`. */
    addFile(file: NewFile): Attachment;
    /** Links to files that were given out until now lead nowhere from here on. */
    expireLinks(): void;
    addConversation(conversation: NewConversation): Conversation;
    reply(conversationId: string, reply: NewReply): Part;
    note(conversationId: string, note: Omit<NewReply, "partType">): Part;
    /** With `deliver: false` nobody is told; what they would be told is returned. */
    redact(
      conversationId: string,
      messageId: string,
      options?: { deliver?: boolean },
    ): Notification;
    deleteConversation(conversationId: string, options?: { deliver?: boolean }): Notification;
    /** As it would be sent now, whenever the reply was. */
    buildReplyNotification(conversationId: string, partId: string): Notification;
    /** Resolves when the first attempt to deliver was answered; `deliver: false` sends nothing. */
    tag(
      conversationId: string,
      request: TagRequest & { deliver?: boolean; sourceAsPart?: boolean },
    ): Promise<Notification>;
    untag(conversationId: string, request: TagRequest): void;
    buildTagNotification(
      conversationId: string,
      request: TagRequest & { sourceAsPart?: boolean },
    ): Notification;
    buildPing(): Notification;
    deliver(notification: Notification, options?: DeliverOptions): Promise<(Delivery | null)[]>;
    /** A code for the callback, as if a teammate had authorized access. */
    issueCode(adminId?: string): string;
    /** A token without the browser; the app counts as installed from here on. */
    issueToken(adminId?: string): string;
    /** Every token that Intercom would let in, whoever knows it. */
    livingTokens(): string[];
    revokeTokens(): void;
    uninstallApp(): Promise<void>;
  };

export function openWorkspace(context: Context, record: Workspace): SimWorkspace {
  return {
    appId: record.appId,
    record,
    addAdmin: (admin) => addAdmin(record, admin),
    expireCursors: () => expireCursors(record),
    speak: (dialect) => speakDialect(record, dialect),
    setSearchLag: (seconds) => setSearchLag(record, seconds),
    addTag: (name) => addTag(record, name),
    renameTag: (tagId, name) => {
      getTag(record, tagId).name = name;
    },
    deleteTag: (tagId) => deleteTag(record, tagId),
    addFile: (file) => addFile(context, record, file),
    expireLinks: () => expireLinks(record.appId),
    ...contactActions(context, record),
    ...companyActions(context, record),
    ...conversationActions(context, record),
    ...taggingActions(context, record),
    ...installationActions(context, record),
    ...trafficActions(record),
  };
}
