import type {
  ApiCall,
  Company,
  Contact,
  Conversation,
  Delivery,
  SimulatorState,
  TagEvent,
} from "./state.ts";

type WorkspaceTruth = {
  appId: string;
  name: string;
  region: string;
  installed: boolean;
  tags: { id: string; name: string }[];
  timezone: string;
  /** Also the archived and the merged; a deleted one is in no list any more. */
  contacts: Contact[];
  companies: Company[];
  conversations: Conversation[];
  tagEvents: TagEvent[];
};

export type Truth = { workspaces: WorkspaceTruth[]; deliveries: Delivery[]; calls: ApiCall[] };

/** What really happened, for a test to compare the app against. */
export function readTruth(state: SimulatorState): Truth {
  return {
    workspaces: [...state.workspaces.values()].map((workspace) => ({
      appId: workspace.appId,
      name: workspace.name,
      region: workspace.region,
      installed: workspace.installed,
      tags: [...workspace.tags.values()],
      timezone: workspace.timezone,
      contacts: [...workspace.contacts.values()],
      companies: [...workspace.companies.values()],
      conversations: [...workspace.conversations.values()],
      tagEvents: workspace.tagEvents,
    })),
    deliveries: state.deliveries,
    calls: state.calls,
  };
}
