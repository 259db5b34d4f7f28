import { laterConversations } from "./later-conversations.ts";
import type { people } from "./people.ts";

type SeedReply = {
  from: keyof typeof people | "mairead" | "tomasz" | "priya" | "bot";
  body: string;
  minutesLater: number;
  note?: boolean;
  /** The name of a picture that comes along. */
  picture?: string;
};

export type SeedConversation = {
  from: keyof typeof people;
  hoursAgo: number;
  body: string;
  title?: string;
  subject?: string;
  byEmail?: boolean;
  replies: SeedReply[];
  /** Tags that were there before anyone connected Timebook. */
  tags?: string[];
};

export const conversations: SeedConversation[] = [
  {
    from: "hannah",
    title: "A week’s job notes as one spreadsheet",
    hoursAgo: 196,
    body: "Hi! Our mechanics love Fieldnote, but every Friday I need the week's job notes for payroll. Is there a way to get them all as one spreadsheet?",
    replies: [
      {
        from: "mairead",
        minutesLater: 14,
        body: "Hi Hannah, today you can copy a single note as text, but not a whole week. How are you getting the hours across at the moment?",
      },
      {
        from: "hannah",
        minutesLater: 31,
        body: "By hand, about 90 minutes every Friday. A CSV with date, mechanic, bike and minutes would be perfect. I don't need anything prettier than that.",
        picture: "friday-route.png",
      },
      {
        from: "mairead",
        minutesLater: 40,
        body: "Thank you, that is very clear. I'll pass it on.",
      },
    ],
    tags: ["export"],
  },
  {
    from: "aiko",
    title: "圏外でもメモを書けるようにしたい",
    hoursAgo: 171,
    body: "お世話になっております。山の中で電波がないとき、メモを保存すると消えてしまいます。オフラインでも書けるようにしていただけませんか。",
    replies: [
      {
        from: "tomasz",
        minutesLater: 65,
        body: "森田様、ご連絡ありがとうございます。お使いの端末と、消えたメモの件数を教えていただけますか。",
      },
      {
        from: "aiko",
        minutesLater: 118,
        body: "Pixel 8 です。先週は 3 件消えました。圏外でも下書きとして残れば十分です。",
      },
      {
        from: "tomasz",
        minutesLater: 130,
        note: true,
        body: "Third report about notes lost without a signal this month, all Android.",
      },
    ],
    tags: ["bug", "offline"],
  },
  {
    from: "lena",
    hoursAgo: 150,
    subject: "Two charges in October",
    byEmail: true,
    body: "Hello,\n\nwe were charged twice for the Business plan in October (invoices 2291 and 2304). Could you refund one of them?\n\nBest regards\nLena Vogt",
    replies: [
      {
        from: "priya",
        minutesLater: 45,
        body: "Hello Lena, you are right and I'm sorry. Invoice 2304 is refunded; it takes three to five days.",
      },
      { from: "lena", minutesLater: 300, body: "Thank you for the quick help." },
    ],
    tags: ["billing"],
  },
  {
    from: "layla",
    title: "النص العربي من اليمين إلى اليسار",
    hoursAgo: 128,
    body: "مرحباً، التطبيق رائع لكن النص العربي يظهر من اليسار إلى اليمين داخل الملاحظات، فتختلط الأرقام مع الكلمات. هل يمكن دعم الكتابة من اليمين؟",
    replies: [
      {
        from: "bot",
        minutesLater: 1,
        body: "Thanks for reaching out! A teammate will be with you shortly.",
      },
      {
        from: "mairead",
        minutesLater: 52,
        body: "شكراً ليلى. هل يظهر ذلك في الملاحظات فقط أم في العناوين أيضاً؟",
      },
      { from: "layla", minutesLater: 75, body: "في الاثنين، وخاصة عند كتابة رقم الهيكل." },
    ],
    tags: ["ux"],
  },
  {
    from: "beatriz",
    title: "Anexar várias fotos de uma vez",
    hoursAgo: 101,
    body: "Olá! Seria ótimo poder anexar várias fotos de uma vez a uma nota. Agora preciso de as escolher uma a uma e, com 12 fotos por bicicleta, demora imenso.",
    replies: [
      {
        from: "priya",
        minutesLater: 22,
        body: "Olá Beatriz, obrigada! As fotos vêm da galeria ou são tiradas na altura?",
      },
      {
        from: "beatriz",
        minutesLater: 26,
        body: "Quase sempre da galeria. E já agora: se o envio falhar, gostava de não ter de recomeçar tudo.",
      },
    ],
  },
  {
    from: "marcus",
    title: "Eight seconds to open since Tuesday",
    hoursAgo: 77,
    body: "Since the update on Tuesday Fieldnote takes about eight seconds to open. We have roughly 4,000 notes in the account. Riders just give up and use paper.",
    replies: [
      {
        from: "tomasz",
        minutesLater: 9,
        body: "Hi Marcus, that is far too long. Is it the same on wifi and on mobile data?",
      },
      {
        from: "marcus",
        minutesLater: 17,
        body: "Same on both. A colleague with a fresh account opens it in a second, so I'd guess it's the number of notes.",
      },
      {
        from: "tomasz",
        minutesLater: 24,
        note: true,
        body: "Reproduced with the large demo account. Handed to the mobile team.",
      },
      {
        from: "tomasz",
        minutesLater: 25,
        body: "We can see it too. I'll write as soon as there is a fix.",
      },
    ],
    tags: ["bug"],
  },
  ...laterConversations,
];
