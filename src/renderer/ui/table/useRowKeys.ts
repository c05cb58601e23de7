import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** Rows that Page Up and Page Down pass over. */
const PAGE = 15

interface RowKeysOptions {
  count: number
  initial: number
  scroll: RefObject<HTMLElement | null>
  /** Brings a row into sight, which draws it. */
  reveal: (index: number) => void
  choose: (index: number) => void
}

/** Moves through rows by keyboard and chooses the one that has the focus, drawn or not. */
export function useRowKeys({ count, initial, scroll, reveal, choose }: RowKeysOptions) {
  const [active, setActive] = useState(initial)
  // A row far away is drawn, taken away and drawn again while the list scrolls to it: it keeps the focus all the same, until
  // the user turns to something else.
  const moved = useRef(false)
  useEffect(() => {
    const turnAway = () => {
      moved.current = false
    }
    window.addEventListener('pointerdown', turnAway)
    return () => window.removeEventListener('pointerdown', turnAway)
  }, [])
  useEffect(() => {
    if (!moved.current) return
    const focused = document.activeElement
    if (focused !== document.body && focused?.tagName !== 'TR') moved.current = false
    else scroll.current?.querySelector<HTMLElement>(`tr[data-index="${active}"]`)?.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Keys pressed in a control of a row are that control's.
    if ((event.target as HTMLElement).tagName !== 'TR') return
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: count - 1,
    }
    const to = steps[event.key]
    if (to === undefined && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (to === undefined) return choose(active)
    const next = Math.max(0, Math.min(count - 1, to))
    moved.current = true
    reveal(next)
    setActive(next)
    choose(next)
  }
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const index = event.target.closest<HTMLElement>('tr[data-index]')?.dataset.index
    if (index !== undefined) setActive(Number(index))
  }
  return { active: Math.min(active, Math.max(0, count - 1)), onKeyDown, onFocus }
}
