/** Every place of the product where the suite ends a process. A sweep that does not come to all of its own fails. */
export const points = {
  web: [
    "receive.read",
    "receive.verified",
    "commit.before",
    "commit.after",
    "answer.before",
    "answer.after",
  ],
  worker: [
    "claim.before",
    "claim.after",
    "fetch.before",
    "fetch.after",
    "ticket.before",
    "ticket.after",
    "done.marked",
    "done.committed",
    "done.requeued",
  ],
  connect: [
    "connect.state_used",
    "connect.exchanged",
    "connect.token_kept",
    "connect.identified",
    "connect.audited",
    "connect.handed_over",
    "connect.committed",
    "connect.tags_read",
    "connect.answering",
  ],
  /** Of those, the ones passed by the yes to another Intercom workspace than before. */
  switch: ["connect.audited", "connect.handed_over", "connect.committed", "connect.tags_read"],
  disconnect: [
    "disconnect.marked",
    "disconnect.stopped",
    "disconnect.given_back",
    "disconnect.erased",
  ],
  /** By a run over all contacts, whatever its phase. */
  import: [
    "import.answered",
    "import.fetched",
    "import.saved",
    "import.committed",
    "companies.saved",
    "gone.asked",
    "gone.saved",
    "import.forgotten",
  ],
};
