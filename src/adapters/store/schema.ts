import type {
  ChannelMonthTable,
  ConversationTable,
  FileTable,
  InboxTable,
  LinkTable,
  OutboxTable,
  UnansweredTable,
  UploadLinkTable,
  UploadTable,
  ZaloOaTakeoverTable,
  ZaloOaTokenTable,
} from "./schema-messages.ts";
import type {
  ApiRequestTable,
  ApiTokenTable,
  AuditLogTable,
  CollectionTable,
  DeadlineExtensionTable,
  DifficultyTable,
  DraftLogTable,
  DraftTable,
  FormLinkTable,
  FormSessionTable,
  ForwardingTable,
  InvitationTable,
  MemberTable,
  ReminderRunTable,
  ReminderSnoozeTable,
  ReminderTable,
  ReportCommentTable,
  ReportTable,
  WrongCodeTable,
} from "./schema-reports.ts";

/** The tables of the store. */
export interface Schema {
  readonly reminders: ReminderTable;
  readonly reminder_snoozes: ReminderSnoozeTable;
  readonly reminder_runs: ReminderRunTable;
  readonly members: MemberTable;
  readonly invitations: InvitationTable;
  readonly wrong_codes: WrongCodeTable;
  readonly drafts: DraftTable;
  readonly draft_log: DraftLogTable;
  readonly audit_log: AuditLogTable;
  readonly reports: ReportTable;
  /** A view: the newest revision of each unit. */
  readonly newest_reports: ReportTable;
  readonly deadline_extensions: DeadlineExtensionTable;
  readonly report_comments: ReportCommentTable;
  readonly collections: CollectionTable;
  readonly forwardings: ForwardingTable;
  readonly difficulties: DifficultyTable;
  readonly api_tokens: ApiTokenTable;
  readonly api_requests: ApiRequestTable;
  readonly links: LinkTable;
  readonly files: FileTable;
  readonly upload_links: UploadLinkTable;
  readonly uploads: UploadTable;
  readonly form_links: FormLinkTable;
  readonly form_sessions: FormSessionTable;
  readonly conversations: ConversationTable;
  readonly inbox: InboxTable;
  readonly outbox: OutboxTable;
  readonly unanswered: UnansweredTable;
  readonly channel_months: ChannelMonthTable;
  readonly zalo_oa_tokens: ZaloOaTokenTable;
  readonly zalo_oa_takeovers: ZaloOaTakeoverTable;
}
